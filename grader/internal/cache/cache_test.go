package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"
)

var key = Sum([]byte("file"), []byte("suite"))

// filled is a store that holds one entry.
func filled(t *testing.T) *Store {
	t.Helper()
	s := &Store{Dir: filepath.Join(t.TempDir(), "below", "results")}
	s.Put(key, []byte("entry\n"))
	require.Equal(t, "entry\n", string(s.Get(key)), "Get after Put")
	return s
}

func TestSumTellsPartsApart(t *testing.T) {
	assert.NotEqual(t, Sum([]byte("ab"), []byte("c")), Sum([]byte("a"), []byte("bc")), "Sum of the same bytes in other parts")
	assert.NotEqual(t, Sum([]byte("a"), nil), Sum([]byte("a")), "Sum with a part that is empty")
}

func TestADamagedEntryIsNone(t *testing.T) {
	other := Sum([]byte("another"))
	damages := map[string]func(s *Store, text []byte) []byte{
		"cut off":         func(_ *Store, text []byte) []byte { return text[:len(text)-1] },
		"only a line":     func(_ *Store, text []byte) []byte { return text[:64] },
		"empty":           func(*Store, []byte) []byte { return nil },
		"longer":          func(_ *Store, text []byte) []byte { return append(text, 'x') },
		"one bit changed": func(_ *Store, text []byte) []byte { text[len(text)-2] ^= 1; return text },
		"somebody else's": func(s *Store, _ []byte) []byte {
			s.Put(other, []byte("entry\n"))
			text, err := os.ReadFile(s.file(other))
			require.NoError(t, err, "read another entry")
			return text
		},
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			s := filled(t)
			text, err := os.ReadFile(s.file(key))
			require.NoError(t, err, "read the entry")
			require.NoError(t, os.WriteFile(s.file(key), damage(s, text), 0o600), "damage the entry")
			assert.Nil(t, s.Get(key), "Get of an entry that is %s", name)
			s.Put(key, []byte("new"))
			assert.Equal(t, "new", string(s.Get(key)), "Get after it was put again")
		})
	}
}

func TestAStoreThatCannotBeWrittenHoldsNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600), "put a file where a folder should be")
	for name, s := range map[string]*Store{"below a file": {Dir: filepath.Join(file, "results")}, "nil": nil} {
		s.Put(key, []byte("entry"))
		assert.Nil(t, s.Get(key), "Get of a store that is %s", name)
	}
	folder := &Store{Dir: t.TempDir()}
	require.NoError(t, os.Mkdir(folder.file(key), 0o700), "put a folder where the entry should be")
	folder.Put(key, []byte("entry"))
	assert.Nil(t, folder.Get(key), "Get of an entry that is a folder")
	assert.Len(t, folder.entries(), 0, "files left behind")
}

func TestForceFindsNothingAndKeepsTheNewEntry(t *testing.T) {
	s := filled(t)
	s.Force = true
	assert.Nil(t, s.Get(key), "Get with Force")
	s.Put(key, []byte("new"))
	s.Force = false
	assert.Equal(t, "new", string(s.Get(key)), "Get of what was put with Force")
}

func TestPruneKeepsWhatWasUsedLast(t *testing.T) {
	s := filled(t)
	began := time.Now().Add(-time.Hour)
	for i := range mostEntries {
		file := s.file(Sum(fmt.Append(nil, i)))
		require.NoError(t, os.WriteFile(file, nil, 0o600), "write entry %d", i)
		require.NoError(t, os.Chtimes(file, began, began.Add(time.Duration(i)*time.Second)), "date entry %d", i)
	}
	s.prune()
	assert.Len(t, s.entries(), mostEntries, "entries after prune")
	assert.NoFileExists(t, s.file(Sum([]byte("0"))), "the entry that was used first")
	assert.NotNil(t, s.Get(key), "the entry that was used last")

	large, date := s.file(Sum([]byte("500"))), began.Add(500*time.Second)
	require.NoError(t, os.Truncate(large, mostBytes), "make an entry large")
	require.NoError(t, os.Chtimes(large, date, date), "date it")
	s.prune()
	assert.Len(t, s.entries(), mostEntries-500, "entries that were used after the large one")
}

func TestTwoAtOnceDoNotDisturbEachOther(t *testing.T) {
	s := &Store{Dir: t.TempDir()}
	entry := bytes.Repeat([]byte("0123456789"), 10_000)
	var both errgroup.Group
	for range 8 {
		both.Go(func() error {
			for range 20 {
				s.Put(key, entry)
				if got := s.Get(key); !bytes.Equal(got, entry) {
					return fmt.Errorf("got %d bytes, want %d", len(got), len(entry))
				}
			}
			return nil
		})
	}
	assert.NoError(t, both.Wait(), "Put and Get of the same entry by several")
}
