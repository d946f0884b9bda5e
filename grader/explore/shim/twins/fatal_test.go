package twins

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/strategy"
)

// fatal is what ends a program beyond recover, where the real packages are used.
var fatal = map[string]func(w *world){
	"a mutex that nobody has locked": func(w *world) { w.mu.Unlock() },
	"a mutex unlocked twice":         func(w *world) { w.mu.Lock(); w.turn++; w.mu.Unlock(); w.mu.Unlock() },
	"a writer that is not in":        func(w *world) { w.rw.Unlock() },
	"a reader that is not in":        func(w *world) { w.rw.RUnlock() },
	"a reader leaves as a writer":    func(w *world) { w.rw.RLock(); w.rw.Unlock() },
	"a writer leaves as a reader":    func(w *world) { w.rw.Lock(); w.rw.RUnlock() },
	"waiting without the lock":       func(w *world) { w.cond.Wait() },
}

const fatalVariable = "TWINS_FATAL"

// TestWhatIsFatalIsFatalHere runs itself again for each program, which does not
// survive it.
func TestWhatIsFatalIsFatalHere(t *testing.T) {
	if program := fatal[os.Getenv(fatalVariable)]; program != nil {
		defer func() { _ = recover() }()
		program(newWorld(genuine, func() {}))
		return
	}
	for name, program := range fatal {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.run=^TestWhatIsFatalIsFatalHere$")
			cmd.Env = append(os.Environ(), fatalVariable+"="+name)
			out, err := cmd.CombinedOutput()
			assert.Error(t, err, "the real program ends badly")
			run := sched.NewRun(&strategy.Follow{}, steps)
			run.Strategy.Begin()
			run.Once(func() {
				defer func() { _ = recover() }()
				program(newWorld(double, func() {}))
			})
			assert.Equal(t, sched.Failing, run.Reason, "how the schedule ends")
			assert.Equal(t, "fatal", run.Failure.Kind, "what ends it")
			assert.Contains(t, string(out), "fatal error: "+run.Failure.Message+"\n", "what the real program says at its end")
		})
	}
}
