// One goroutine prints everything, however many printers there are.
//
// fails: spooler/reaches-n serialised
package semaphore

func NewSpooler(printers int, print func(printer int, job string)) *Spooler {
	if printers < 1 {
		panic("a spooler needs a printer")
	}
	return &Spooler{print: print, free: []int{0}, done: make(chan struct{})}
}
