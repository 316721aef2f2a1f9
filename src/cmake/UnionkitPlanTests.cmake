#[=======================================================================[.rst:
unionkit_add_plan_tests(PLAN... [PREFIX prefix] [LABELS label...])

Makes every case of the plans' own tests (`[[test]]`) a CTest test, named `<prefix><number> <name>`. The prefix is the plan's
folder and a colon unless one is given. The cases are read when ctest starts: a changed plan needs no new build.
Call enable_testing() before.
#]=======================================================================]
function(unionkit_add_plan_tests)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "PREFIX" "LABELS")
  if(NOT arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "unionkit_add_plan_tests: no plan was given")
  endif()
  set(template "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plan_tests.cmake.in")
  set(labels "${arg_LABELS}")
  foreach(plan IN LISTS arg_UNPARSED_ARGUMENTS)
    get_filename_component(plan "${plan}" ABSOLUTE)
    set(prefix "${arg_PREFIX}")
    if(NOT DEFINED arg_PREFIX)
      get_filename_component(folder "${plan}" DIRECTORY)
      get_filename_component(folder "${folder}" NAME)
      set(prefix "${folder}: ")
    endif()
    string(SHA256 id "${plan}")
    string(SUBSTRING "${id}" 0 12 id)
    set(script "${CMAKE_CURRENT_BINARY_DIR}/plan_tests_${id}")
    configure_file("${template}" "${script}.in" @ONLY)
    # Where the command lies is known only after configuring, and may differ by configuration.
    file(GENERATE OUTPUT "${script}_$<CONFIG>.cmake" INPUT "${script}.in")
    get_property(multi GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
    if(multi)
      file(WRITE "${script}.cmake" "include(\"${script}_\${CTEST_CONFIGURATION_TYPE}.cmake\" OPTIONAL)\n")
    else()
      file(WRITE "${script}.cmake" "include(\"${script}_${CMAKE_BUILD_TYPE}.cmake\")\n")
    endif()
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${script}.cmake")
  endforeach()
endfunction()
