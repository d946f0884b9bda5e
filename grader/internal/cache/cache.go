// Package cache keeps what came out of work that need not be done again, by the
// sum of everything that it came out of.
//
// Nothing here can go wrong in a way that anybody has to hear of. An entry that
// is damaged, cut off or somebody else's is no entry, and one that cannot be
// written is missed the next time. So there are no errors, and no locks either:
// an entry appears whole, under a name that says what it must hold.
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A Store is a folder of entries. A nil Store holds nothing and keeps nothing.
type Store struct {
	Dir   string
	Force bool // find nothing, but keep what comes out of doing it again
}

// Open returns the user's own store of that name, or nil if the system has no
// place for one.
func Open(name string, force bool) *Store {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	return &Store{Dir: filepath.Join(dir, "interleave", name), Force: force}
}

// A Key is the sum of everything that an entry depends on.
type Key [sha256.Size]byte

// Sum makes a key of the parts. Each is written with its length, so that moving
// bytes from one to the next changes the key.
func Sum(parts ...[]byte) Key {
	sum := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(sum, "%d\n", len(part))
		sum.Write(part)
	}
	return Key(sum.Sum(nil))
}

// Get returns the entry under the key, or nil if there is none.
func (s *Store) Get(key Key) []byte {
	if s == nil || s.Force {
		return nil
	}
	file := s.file(key)
	text, err := read(file)
	if err != nil {
		return nil
	}
	seal, entry, ok := bytes.Cut(text, []byte("\n"))
	if !ok || string(seal) != sealed(key, entry) {
		return nil
	}
	now := time.Now() // for prune: what is used stays
	_ = os.Chtimes(file, now, now)
	return entry
}

// Put keeps the entry under the key, in place of whatever is there.
func (s *Store) Put(key Key, entry []byte) {
	if s == nil || os.MkdirAll(s.Dir, 0o700) != nil {
		return
	}
	file, err := os.CreateTemp(s.Dir, "new-*")
	if err != nil {
		return
	}
	_, err = fmt.Fprintf(file, "%s\n%s", sealed(key, entry), entry)
	if file.Close() != nil || err != nil || os.Rename(file.Name(), s.file(key)) != nil {
		_ = os.Remove(file.Name())
	}
	s.prune()
}

func (s *Store) file(key Key) string { return filepath.Join(s.Dir, hex.EncodeToString(key[:])) }

// sealed is the line that an entry under the key begins with. It covers the key
// too: an entry that was renamed is not what its name says.
func sealed(key Key, entry []byte) string {
	sum := Sum(key[:], entry)
	return hex.EncodeToString(sum[:])
}

// read reads a file of no more bytes than a store may have, in one go: to let the
// text grow while it is read takes longer than to read it.
func read(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostBytes {
		return nil, os.ErrInvalid
	}
	text := make([]byte, info.Size())
	_, err = io.ReadFull(file, text)
	return text, err
}
