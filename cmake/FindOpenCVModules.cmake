# SPDX-License-Identifier: GPL-3.0-or-later
# Debian ships OpenCVConfig.cmake only in libopencv-dev, which pulls in VTK, GDAL and the contrib modules; the parts
# we use have -dev packages of their own. This finds those parts and makes OpenCV::<module> targets.
find_path(OPENCV4_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4)
set(required OPENCV4_INCLUDE_DIR)
foreach(module IN LISTS OpenCVModules_FIND_COMPONENTS)
  find_library(OPENCV4_${module}_LIBRARY opencv_${module})
  list(APPEND required OPENCV4_${module}_LIBRARY)
endforeach()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVModules REQUIRED_VARS ${required})
if(OpenCVModules_FOUND)
  foreach(module IN LISTS OpenCVModules_FIND_COMPONENTS)
    if(NOT TARGET OpenCV::${module})
      add_library(OpenCV::${module} UNKNOWN IMPORTED)
      set_target_properties(OpenCV::${module} PROPERTIES
        IMPORTED_LOCATION "${OPENCV4_${module}_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${OPENCV4_INCLUDE_DIR}"
        INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${OPENCV4_INCLUDE_DIR}")
    endif()
  endforeach()
endif()
