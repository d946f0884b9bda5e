// The process starts itself anew, without the options of the detector.
//
// refused: imports 6
package race

import "syscall"

var _ = syscall.Exec("/proc/self/exe", []string{"test"}, []string{"GORACE=halt_on_error=0"})
