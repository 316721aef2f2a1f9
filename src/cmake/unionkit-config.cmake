include("${CMAKE_CURRENT_LIST_DIR}/unionkit-targets.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/UnionkitPlanTests.cmake")
