package build

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/cache"
)

// An edit inside a function changes nothing that somebody else is compiled from,
// however many lines and function literals it adds, and whatever stands below it: a
// generic function, which is compiled with those who call it. Edits add up here.
func TestWhatLooksTheSameFromOutsideIsCompiledOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("links")
	}
	b := builder(t)
	b.Kept = &cache.Store{Dir: t.TempDir()}
	source := given(t, "solutions/01-race/race.go")
	legs := 1
	if b.races() {
		legs = 2
	}
	const list, suite, main = 1, 1, 1
	edits := []struct {
		name, before, after string
		compiled            int // in each leg, besides the file
	}{
		{"nothing has been compiled", "", "", list + suite + main},
		{"lines in a method", "Value() int {\n", "Value() int {\n\tif c == nil {\n\t\treturn 0\n\t}\n", 0},
		{"function literals", "Sold() int {\n", "Sold() int {\n\tdefer func() { s.mu.TryLock() }()\n\tfunc() { println(1) }()\n", 0},
		{"a comment and empty lines", "func (c *Counter) Inc() {", "// Not last.\n\n\n\nfunc (c *Counter) Inc() {", 0},
		{"lines in a generic function", "*Future[T] {\n", "*Future[T] {\n\tif f == nil {\n\t\treturn nil\n\t}\n", suite},
		{"a field", "type Seats struct {\n", "type Seats struct {\n\tfirst int\n", suite},
	}
	var all int
	for _, edit := range edits {
		edited := bytes.Replace(source, []byte(edit.before), []byte(edit.after), 1)
		require.Equal(t, edit.before != "", !bytes.Equal(edited, source), "%s is a change", edit.name)
		source = edited
		out := b.Compile(t.Context(), []Job{{Exercise: race, Source: source}}, nil)
		require.NoError(t, out[0].Fault, "Compile after %s", edit.name)
		require.Empty(t, out[0].Errors, "Compile after %s", edit.name)
		assert.FileExists(t, out[0].Plain, "binary after %s", edit.name)
		kept, err := os.ReadDir(b.Kept.Dir)
		require.NoError(t, err, "read what is kept")
		assert.Equal(t, edit.compiled*legs, len(kept)-all, "what is new after %s", edit.name)
		all = len(kept)
	}
}
