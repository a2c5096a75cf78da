# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
# Qt's headers are more than half of what a file takes to compile, so all targets share one precompiled header of them.
# Presets headless and lint go without: they prove that every file includes what it uses.
if(PL_USE_PCH)
  file(WRITE ${PROJECT_BINARY_DIR}/pch/empty.cpp "")
  add_library(pl_pch OBJECT ${PROJECT_BINARY_DIR}/pch/empty.cpp)
  target_link_libraries(pl_pch PRIVATE pl_options pl_strict_qt Qt6::Core)
  # Only the folders of the other modules: a macro that some targets lack (QT_GUI_LIB ...) would keep them from using it.
  set(modules Gui Concurrent)
  set(headers <QtCore/QtCore> <QtConcurrent/QtConcurrent> <algorithm> <array> <cmath> <functional> <map> <memory> <mutex>
    <optional> <set> <span> <string> <tuple> <unordered_map> <unordered_set> <utility> <variant> <vector>)
  if(PL_BUILD_GUI)
    list(APPEND modules Widgets)
    list(APPEND headers <QtWidgets/QtWidgets>)
  endif()
  foreach(module IN LISTS modules)
    target_include_directories(pl_pch SYSTEM PRIVATE $<TARGET_PROPERTY:Qt6::${module},INTERFACE_INCLUDE_DIRECTORIES>)
  endforeach()
  set_target_properties(pl_pch PROPERTIES AUTOMOC OFF)
  target_precompile_headers(pl_pch PRIVATE ${headers})
  target_compile_options(pl_pch PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

function(pl_precompile target)
  if(PL_USE_PCH)
    target_precompile_headers(${target} REUSE_FROM pl_pch)
    # Without it ccache can keep nothing of a file that uses a precompiled header.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  endif()
endfunction()
