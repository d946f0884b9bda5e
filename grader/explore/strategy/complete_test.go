package strategy_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/sync"
	"interleave/grader/explore/strategy"
)

// A machine is what random programs work on.
type machine struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	wg    sync.WaitGroup
	chans [2]chan int
	log   strings.Builder // guarded by mu
	rwlog strings.Builder // guarded by rw
	saw   [3]strings.Builder
}

// operations are what a goroutine of a random program can do. Each leaves in
// saw what its goroutine could tell of the order of things.
var operations = map[string]func(m *machine, id int){
	"lock":    func(m *machine, id int) { m.mu.Lock(); fmt.Fprint(&m.log, id); m.mu.Unlock() },
	"look":    func(m *machine, id int) { m.mu.Lock(); fmt.Fprint(&m.saw[id], m.log.Len()); m.mu.Unlock() },
	"trylock": func(m *machine, id int) { m.try(id) },
	"rlock":   func(m *machine, id int) { m.rw.RLock(); fmt.Fprint(&m.saw[id], m.rwlog.Len()); m.rw.RUnlock() },
	"wlock":   func(m *machine, id int) { m.rw.Lock(); fmt.Fprint(&m.rwlog, id); m.rw.Unlock() },
	"send0":   func(m *machine, id int) { shim.Send(m.chans[0])(id) },
	"recv0":   func(m *machine, id int) { fmt.Fprint(&m.saw[id], "r", shim.Recv(m.chans[0])) },
	"send1":   func(m *machine, id int) { shim.Send(m.chans[1])(id) },
	"recv1":   func(m *machine, id int) { fmt.Fprint(&m.saw[id], "r", shim.Recv(m.chans[1])) },
	"poll": func(m *machine, id int) {
		fmt.Fprint(&m.saw[id], "p", shim.Select(true, shim.R(m.chans[0]).Case, shim.R(m.chans[1]).Case))
	},
	"either": func(m *machine, id int) {
		fmt.Fprint(&m.saw[id], "e", shim.Select(false, shim.R(m.chans[0]).Case, shim.W(m.chans[1])(id)))
	},
	"len":   func(m *machine, id int) { fmt.Fprint(&m.saw[id], "l", shim.Len(m.chans[1])) },
	"add":   func(m *machine, id int) { m.wg.Add(1); fmt.Fprint(&m.saw[id], "a"); m.wg.Done() },
	"await": func(m *machine, id int) { m.wg.Wait(); fmt.Fprint(&m.saw[id], "w") },
	"hold":  func(m *machine, id int) { m.mu.Lock(); fmt.Fprint(&m.log, "h", id) },
	"nested": func(m *machine, id int) {
		m.mu.Lock()
		shim.Recv(m.chans[1])
		fmt.Fprint(&m.log, "n", id)
		m.mu.Unlock()
	},
	"twice": func(m *machine, id int) { m.mu.Lock(); m.try(id); m.mu.Unlock() },
	"slow":  func(m *machine, id int) { m.mu.Lock(); sched.Pause(10); fmt.Fprint(&m.log, "s", id); m.mu.Unlock() },
	"whold": func(m *machine, id int) { m.rw.Lock(); fmt.Fprint(&m.rwlog, "h", id) },
	"rhold": func(m *machine, id int) { m.rw.RLock(); fmt.Fprint(&m.saw[id], m.rwlog.Len()) },
	"still": func(m *machine, id int) {
		sched.At(sched.Quiesce, sched.Write, nil, nil)
		fmt.Fprint(&m.saw[id], "q", shim.Len(m.chans[1]))
	},
	"pause": func(m *machine, id int) { sched.Pause(10); fmt.Fprint(&m.saw[id], "z") },
}

func (m *machine) try(id int) {
	ok := m.mu.TryLock()
	fmt.Fprint(&m.saw[id], ok)
	if ok {
		fmt.Fprint(&m.log, id)
		m.mu.Unlock()
	}
}

// outcomes carries out a program under every schedule of a strategy and returns
// what came of it, sorted.
func outcomes(t require.TestingT, program [][]string, s sched.Strategy) []string {
	found := map[string]bool{}
	run := sched.NewRun(s, 1000)
	for n := 0; s.Begin(); n++ {
		require.Less(t, n, 200_000, "schedules")
		m := &machine{chans: [2]chan int{make(chan int), make(chan int, 1)}}
		run.Once(func() {
			for id, steps := range program {
				g := sched.Fork(fmt.Sprint(id))
				go g.Run(func() { // Once waits for it
					for _, step := range steps {
						operations[step](m, id)
					}
				})
			}
		})
		switch run.Reason {
		case sched.Redundant: // its like was tried
		case sched.Failing: // how far the others had come is of no importance
			found[run.Failure.Message] = true
		default:
			found[fmt.Sprint(run.Reason, m.log.String(), m.rwlog.String(), m.saw[0].String(), "|", m.saw[1].String(), "|", m.saw[2].String(), len(run.Blocked()))] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// TestReductionLosesNoOutcome is what a proof rests on: whatever some schedule
// of a program can lead to, one of those that are tried leads to as well.
func TestReductionLosesNoOutcome(t *testing.T) {
	names := slices.Sorted(maps.Keys(operations))
	rapid.Check(t, func(t *rapid.T) {
		program := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom(names), 1, 3), 2, 3).Draw(t, "program")
		total := 0
		for _, steps := range program {
			total += len(steps)
		}
		if total > 6 {
			t.Skip("too many schedules to try them all")
		}
		full := &strategy.Exhaustive{}
		reduced := outcomes(t, program, full)
		require.True(t, full.Exhausted, "program %v", program)
		require.Equal(t, outcomes(t, program, &strategy.Bounded{Bound: 1 << 20}), reduced, "program %v", program)
	})
}
