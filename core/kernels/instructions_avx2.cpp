#define POOLSCOPE_INSTRUCTIONS avx2
#define Eigen EigenForAvx2
#include "core/kernels/instructions_here.h"
