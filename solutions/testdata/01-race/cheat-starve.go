// A loop that comes to no point where others go on, a recursion without end, a
// recover that swallows whatever would stop it, all the memory there is. Each costs
// the row that it happens in.
//
// fails: counter/no-lost-update timeout, counter/race-free timeout
// fails: seats/sells panic, future/result deadlock, puzzle/lost-update timeout
package race

import "context"

func (c *Counter) Inc() {
	for {
	}
}

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	seat, ok = s.Reserve(name)
	return seat + 1, ok
}

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	for {
		func() {
			defer func() { recover() }()
			select {}
		}()
	}
}

func LostUpdate() string {
	var all [][]byte
	for {
		all = append(all, make([]byte, 256<<20))
		for i := range all[len(all)-1] {
			all[len(all)-1][i] = 1
		}
	}
}
