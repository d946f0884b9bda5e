package store_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"interleave/grader"
	"interleave/grader/internal/class/roster"
	"interleave/grader/internal/class/store"
)

func open(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "odd name? #%.db"))
	require.NoError(t, err, "Open")
	t.Cleanup(s.Close)
	return s
}

// handIn records that a student handed in one file.
func handIn(t *testing.T, s *store.Store, id, text string, position int) store.Unit {
	t.Helper()
	u, err := store.NewUnit("01-race", &grader.File{Path: id, Source: []byte(text)})
	require.NoError(t, err, "NewUnit")
	a := store.Attempt{At: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Units: map[string]string{"01-race": u.ID}}
	require.NoError(t, s.Record(t.Context(), roster.Student{ID: id, Position: position}, "", a, []store.Unit{u}), "Record %s", id)
	return u
}

func result(status grader.Status) store.Result {
	return store.Result{ExerciseResult: grader.ExerciseResult{ID: "01-race", Status: status}, GradedAt: time.Unix(1e9, 0)}
}

func use(t *testing.T, s *store.Store, id string, again bool) store.Grader {
	t.Helper()
	g, err := s.Use(t.Context(), store.Grader{ID: id, Info: grader.Info{Version: id}}, again)
	require.NoError(t, err, "Use %s", id)
	return g
}

func missing(t *testing.T, s *store.Store, g store.Grader) []string {
	t.Helper()
	units, err := s.Missing(t.Context(), g)
	require.NoError(t, err, "Missing")
	var ids []string
	for _, u := range units {
		assert.Equal(t, "01-race", u.Exercise, "exercise of %s", u.ID)
		ids = append(ids, u.ID)
	}
	return ids
}

func TestTheSameBytesAreGradedOnce(t *testing.T) {
	s := open(t)
	a, b := handIn(t, s, "a", "same", 0), handIn(t, s, "b", "same", 1)
	c := handIn(t, s, "c", "other", 2)
	assert.Equal(t, a.ID, b.ID, "units of a and b")
	g := use(t, s, "g1", false)
	assert.Equal(t, []string{a.ID, c.ID}, missing(t, s, g), "what is to be graded")
	require.NoError(t, s.Put(t.Context(), a.ID, g, result(grader.StatusFull)), "Put")
	assert.Equal(t, []string{c.ID}, missing(t, s, g), "what is left")
	u, err := s.Unit(t.Context(), c.ID)
	require.NoError(t, err, "Unit")
	assert.Equal(t, "other", string(u.File.Source), "source of the unit")
}

func TestASecondResultOfTheSameRoundChangesNothing(t *testing.T) {
	s := open(t)
	u, g := handIn(t, s, "a", "x", 0), use(t, s, "g1", false)
	require.NoError(t, s.Put(t.Context(), u.ID, g, result(grader.StatusFull)), "first Put")
	require.NoError(t, s.Put(t.Context(), u.ID, g, result(grader.StatusError)), "second Put")
	got, err := s.Results(t.Context(), u.ID)
	require.NoError(t, err, "Results")
	require.Len(t, got, 1, "results")
	assert.Equal(t, grader.StatusFull, got[0].Status, "result that counts")

	again := use(t, s, "g1", true)
	assert.Equal(t, []string{u.ID}, missing(t, s, again), "what another round grades")
	assert.Equal(t, again, use(t, s, "g1", false), "the round goes on when the run is interrupted")
	require.NoError(t, s.Put(t.Context(), u.ID, again, result(grader.StatusNone)), "Put of another round")
	got, err = s.Results(t.Context(), u.ID)
	require.NoError(t, err, "Results")
	assert.Equal(t, grader.StatusNone, got[0].Status, "result of the newer round")
}

func TestAnAttemptIsNewOnlyIfItsFilesAre(t *testing.T) {
	s := open(t)
	handIn(t, s, "a", "first", 0)
	handIn(t, s, "a", "first", 0)
	handIn(t, s, "a", "second", 0)
	handIn(t, s, "a", "first", 0)
	all, err := s.Students(t.Context())
	require.NoError(t, err, "Students")
	require.Len(t, all, 1, "students")
	require.Len(t, all[0].Attempts, 3, "attempts")
	assert.Equal(t, 3, all[0].Latest().Number, "number of the latest")

	require.NoError(t, s.Record(t.Context(), roster.Student{ID: "a"}, "does not answer", store.Attempt{}, nil), "Record a problem")
	all, err = s.Students(t.Context())
	require.NoError(t, err, "Students")
	assert.Equal(t, "does not answer", all[0].Problem, "problem")
	assert.Len(t, all[0].Attempts, 3, "attempts after a problem")
}

// A large class that is graded again is mostly the same, and to look is cheap.
func TestWhatIsKnownIsNotWrittenAgain(t *testing.T) {
	s := open(t)
	writes := func() (n int) {
		require.NoError(t, s.DB.QueryRow(`SELECT total_changes()`).Scan(&n), "count the writes")
		return n
	}
	handIn(t, s, "a", "package race", 1)
	before := writes()
	handIn(t, s, "a", "package race", 1)
	assert.Equal(t, before, writes(), "rows written for the same again")
	handIn(t, s, "a", "package race", 2)
	assert.Greater(t, writes(), before, "rows written for another place in the roster")

	before = writes()
	handIn(t, s, "a", "package race // better", 2)
	assert.Greater(t, writes(), before, "rows written for another file")
	lost := func() error {
		return s.Record(t.Context(), roster.Student{ID: "a", Position: 2}, "a.zip cannot be opened", store.Attempt{}, nil)
	}
	require.NoError(t, lost(), "Record a problem")
	before = writes()
	require.NoError(t, lost(), "Record the same problem")
	assert.Equal(t, before, writes(), "rows written for the same problem")
	handIn(t, s, "a", "package race // better", 2)
	all, err := s.Students(t.Context())
	require.NoError(t, err, "Students")
	assert.Empty(t, all[0].Problem, "the problem when it is gone")
}

func TestOfEarlierAttemptsOnlyTheUngradedAreMissing(t *testing.T) {
	s := open(t)
	first, second := handIn(t, s, "a", "first", 0), handIn(t, s, "a", "second", 0)
	old := use(t, s, "g1", false)
	assert.Equal(t, []string{second.ID, first.ID}, missing(t, s, old), "what the first grader has to do, the latest first")
	require.NoError(t, s.Put(t.Context(), first.ID, old, result(grader.StatusFull)), "Put")
	assert.Equal(t, []string{second.ID}, missing(t, s, use(t, s, "g2", false)), "what a newer grader has to do")
}

func TestWhoIsOffTheListIsNotShownAndNotForgotten(t *testing.T) {
	s := open(t)
	handIn(t, s, "a", "x", 0)
	handIn(t, s, "b", "y", 1)
	require.NoError(t, s.Keep(t.Context(), map[string]bool{"b": true}), "Keep")
	all, err := s.Students(t.Context())
	require.NoError(t, err, "Students")
	require.Len(t, all, 1, "students on the list")
	handIn(t, s, "a", "x", 0)
	all, err = s.Students(t.Context())
	require.NoError(t, err, "Students")
	require.Len(t, all, 2, "students after a came back")
	assert.Len(t, all[0].Attempts, 1, "attempts of a")
}

func TestADatabaseThatIsNotOursIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "notes.txt")
	require.NoError(t, os.WriteFile(file, []byte("these are notes, and long enough for a header of a hundred bytes, which is what the library reads first."), 0o644), "write the notes")
	_, err := store.Open(t.Context(), file)
	assert.ErrorContains(t, err, "it is a file, but no class", "Open of a text")
	_, err = store.Open(t.Context(), filepath.Join(dir, "absent", "class.db"))
	assert.ErrorContains(t, err, "cannot be made or opened", "Open in a folder that is not there")

	newer := filepath.Join(dir, "newer.db")
	s, err := store.Open(t.Context(), newer)
	require.NoError(t, err, "Open")
	_, err = s.DB.Exec(`UPDATE class_meta SET value = '99' WHERE name = 'version'`)
	require.NoError(t, err, "make it newer")
	s.Close()
	_, err = store.Open(t.Context(), newer)
	assert.ErrorContains(t, err, "it was made by a newer version of this program (tables of version 99, this one knows 1)", "Open of a newer class")
}

func TestADecisionIsKeptAndTakenBack(t *testing.T) {
	s := open(t)
	handIn(t, s, "a", "x", 0)
	o := store.Override{Exercise: "01-race", Score: 20, Reason: "on paper", At: time.Unix(1e9, 0).UTC()}
	require.NoError(t, s.Override(t.Context(), "a", o), "Override")
	all, err := s.Students(t.Context())
	require.NoError(t, err, "Students")
	assert.Equal(t, []store.Override{o}, all[0].Overrides, "decisions")
	require.NoError(t, s.Restore(t.Context(), "a", "01-race"), "Restore")
	all, err = s.Students(t.Context())
	require.NoError(t, err, "Students")
	assert.Empty(t, all[0].Overrides, "decisions after they were taken back")
}

func TestManyOpenANewClassAtOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "class.db")
	var all errgroup.Group
	for range 8 {
		all.Go(func() error { // all.Wait waits for it
			s, err := store.Open(t.Context(), file)
			if err == nil {
				s.Close()
			}
			return err
		})
	}
	assert.NoError(t, all.Wait(), "Open")
}
