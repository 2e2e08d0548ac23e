#define POOLSCOPE_INSTRUCTIONS avx512
#define Eigen EigenForAvx512
#include "core/kernels/instructions_here.h"
