# SPDX-License-Identifier: GPL-3.0-or-later
# pl_library(<name> SOURCES a.cpp ... LINK PUBLIC ... PRIVATE ...) adds a static library of ours with the common flags.
function(pl_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC pl_options ${arg_PUBLIC} PRIVATE pl_strict_qt ${arg_PRIVATE})
  pl_precompile(${name})
endfunction()

# pl_test(<name> SOURCES tst_x.cpp ... LINK libs) adds a QtTest program that runs offscreen in private folders. What may
# take long (TIMEOUT, in seconds) begins first, so that no core waits for it at the end.
function(pl_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LINK;LABELS")
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE pl_options pl_strict_qt Qt6::Test pl_test_support ${arg_LINK})
  pl_precompile(${name})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} COST ${arg_TIMEOUT} LABELS "${arg_LABELS}"
    SKIP_RETURN_CODE 77
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;PL_BUILD_DIR=${PROJECT_BINARY_DIR};PL_SOURCE_DIR=${PROJECT_SOURCE_DIR}")
endfunction()
