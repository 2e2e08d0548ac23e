#include "window/application.h"

int main(int argc, char** argv)
{
    return window::run(argc, argv);
}
