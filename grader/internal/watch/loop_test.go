package watch

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	every  = time.Second
	settle = 100 * time.Millisecond
	works  = 5 * time.Second // how long the work takes
)

// A scene is a loop with somebody who saves files, presses keys and writes down
// what happens, and when.
type scene struct {
	loop   *Loop
	alarms chan fsnotify.Event
	keys   chan byte
	began  time.Time
	ended  chan struct{} // is closed when Run has returned

	mu    sync.Mutex
	saved []string
	diary []string
}

func (s *scene) note(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.diary = append(s.diary, time.Since(s.began).String()+" "+what)
}

func (s *scene) look() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	saved := s.saved
	s.saved = nil
	return saved
}

// save saves without an alarm.
func (s *scene) save(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.saved = append(s.saved, name)
}

func (s *scene) saveAndTell(name string) {
	s.save(name)
	s.alarms <- fsnotify.Event{Name: name}
}

func (s *scene) work(ctx context.Context, names []string) {
	what := strings.Join(names, " ")
	s.note("begins " + what)
	select {
	case <-time.After(works):
		s.note("ends " + what)
	case <-ctx.Done():
		s.note("drops " + what)
	}
}

func (s *scene) press(key byte) []string {
	s.note("key " + string(key))
	if key == 'a' {
		return []string{"01", "02"}
	}
	return nil
}

// pass lets time pass in the bubble, where it takes none.
func pass(d time.Duration) { <-time.After(d) }

// play runs a loop in a bubble, and stops it when the script has ended.
func play(t *testing.T, first []string, script func(s *scene), want ...string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		s := &scene{alarms: make(chan fsnotify.Event), keys: make(chan byte), began: time.Now(), ended: make(chan struct{})}
		s.loop = &Loop{
			Look: s.look, Alarms: s.alarms, Every: every, Settle: settle, Work: s.work, Keys: s.keys, Press: s.press,
		}
		go func() { // the end of play waits for it
			defer close(s.ended)
			s.loop.Run(ctx, first)
		}()
		script(s)
		cancel()
		<-s.ended
		assert.Equal(t, want, s.diary, "what happened")
	})
}

func TestASaveIsWorkedOnWhenItHasSettled(t *testing.T) {
	play(t, nil, func(s *scene) {
		s.saveAndTell("01")
		pass(10 * time.Second)
	}, "100ms begins 01", "5.1s ends 01")
}

func TestWhatIsNamedIsWorkedOnAtOnce(t *testing.T) {
	play(t, []string{"01"}, func(*scene) { pass(10 * time.Second) }, "0s begins 01", "5s ends 01")
}

func TestASaveThatNobodyTellsOfIsFound(t *testing.T) {
	play(t, nil, func(s *scene) {
		s.save("01")
		pass(10 * time.Second)
	}, "1.1s begins 01", "6.1s ends 01")
}

func TestABurstOfSavesIsOnePieceOfWork(t *testing.T) {
	play(t, nil, func(s *scene) {
		for range 10 {
			s.saveAndTell("01")
			pass(settle / 2)
		}
		s.saveAndTell("02")
		pass(10 * time.Second)
	}, "600ms begins 01 02", "5.6s ends 01 02")
}

func TestAlarmsWithoutASaveMeanNothing(t *testing.T) {
	play(t, nil, func(s *scene) {
		for range 10 {
			s.alarms <- fsnotify.Event{Name: "race.go.swp"}
		}
		pass(10 * time.Second)
	})
}

func TestASaveDuringWorkMakesItBeginAgain(t *testing.T) {
	play(t, []string{"01"}, func(s *scene) {
		pass(2 * time.Second)
		s.saveAndTell("02")
		pass(10 * time.Second)
	}, "0s begins 01", "2s drops 01", "2.1s begins 01 02", "7.1s ends 01 02")
}

func TestKeysWaitForTheWork(t *testing.T) {
	play(t, []string{"01"}, func(s *scene) {
		pass(time.Second)
		s.keys <- 'n'
		s.keys <- 'a'
		pass(20 * time.Second)
		s.keys <- 'h'
		pass(time.Second)
	}, "0s begins 01", "5s ends 01", "5s key n", "5s key a", "5s begins 01 02", "10s ends 01 02", "21s key h")
}

func TestQuittingTakesBackTheWork(t *testing.T) {
	for _, key := range []byte(quit) {
		play(t, []string{"01"}, func(s *scene) {
			pass(time.Second)
			s.keys <- key
			<-s.ended
		}, "0s begins 01", "1s drops 01")
	}
}

func TestTheEndOfTheContextTakesBackTheWork(t *testing.T) {
	play(t, []string{"01"}, func(*scene) { pass(time.Second) }, "0s begins 01", "1s drops 01")
}

func TestTheEndOfTheKeysIsNotTheEnd(t *testing.T) {
	play(t, nil, func(s *scene) {
		close(s.keys)
		pass(time.Second)
		s.saveAndTell("01")
		pass(10 * time.Second)
	}, "1.1s begins 01", "6.1s ends 01")
}

func TestFilesThatWereSaved(t *testing.T) {
	dir := t.TempDir()
	here, there := filepath.Join(dir, "here", "race.go"), filepath.Join(dir, "there", "race.go")
	for _, path := range []string{here, there} {
		require.NoError(t, os.Mkdir(filepath.Dir(path), 0o755), "make a folder")
	}
	write := func(path, text string) { require.NoError(t, os.WriteFile(path, []byte(text), 0o644), "write %s", path) }
	write(there, "one")
	f := NewFiles(map[string][]string{"01": {here, there}})
	assert.Equal(t, []string{filepath.Dir(here), filepath.Dir(there)}, f.Folders(), "Folders")
	assert.Empty(t, f.Look(), "Look when nothing was saved")

	write(there, "two")
	assert.Equal(t, []string{"01"}, f.Look(), "Look after a save")
	assert.Empty(t, f.Look(), "the Look after it")

	info, err := os.Stat(there)
	require.NoError(t, err, "Stat")
	write(there, "six")
	require.NoError(t, os.Chtimes(there, time.Time{}, info.ModTime()), "Chtimes")
	assert.Equal(t, []string{"01"}, f.Look(), "Look after a save that the clock does not show")

	require.NoError(t, os.Chtimes(there, time.Time{}, info.ModTime().Add(time.Second)), "Chtimes")
	assert.Equal(t, []string{"01"}, f.Look(), "Look after a save of the same text")

	write(filepath.Join(dir, "new"), "three")
	require.NoError(t, os.Remove(there), "Remove")
	assert.Empty(t, f.Look(), "Look while the file is not there")
	require.NoError(t, os.Rename(filepath.Join(dir, "new"), there), "Rename")
	assert.Equal(t, []string{"01"}, f.Look(), "Look after a new file has taken its place")

	write(there, "")
	assert.Empty(t, f.Look(), "Look while the file is empty")
	write(there, "four")
	assert.Equal(t, []string{"01"}, f.Look(), "Look after it was filled again")

	write(here, "five")
	assert.Equal(t, []string{"01"}, f.Look(), "Look after a save at the better place")
	write(here, "")
	assert.Empty(t, f.Look(), "Look while that is empty, whatever lies elsewhere")
}
