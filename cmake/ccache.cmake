# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
# Compiles through ccache when it is there. Paths are made relative to the checkout and the working folder is left out
# of the hash, so that another clone, and the preset headless after ci, find the same objects.
find_program(PL_CCACHE ccache)
if(PL_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}
    CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    ${PL_CCACHE})
endif()
