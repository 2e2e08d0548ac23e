#define POOLSCOPE_INSTRUCTIONS baseline
#define Eigen EigenForBaseline
#include "core/kernels/instructions_here.h"
