package build

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"interleave/grader/internal/cache"
)

// compileOnce compiles a package unless the same has been compiled before: the same
// texts, against packages that look the same from outside. Those which are not from
// the build cache are named; what is inside them does not matter, for the compiler
// reads what they export and no more, and the linker compares that once again. To
// compile a suite takes longer than anything else but linking, and an edit seldom
// changes more than the inside of a function.
func (l *leg) compileOnce(ctx context.Context, s compilation, named ...string) error {
	key, err := l.compiled(s, named)
	if err != nil {
		return err
	}
	archive := l.archive(s.dir, s.path)
	if known := l.Kept.Get(key); known != nil {
		return write(archive, known)
	}
	if err := l.compile(ctx, s); err != nil {
		return err
	}
	text, err := os.ReadFile(archive)
	if err == nil {
		l.Kept.Put(key, text)
	}
	return err
}

// compiled is the sum of all that a package is compiled from, and of what it could
// import. The files of the build cache are called by what is in them.
func (l *leg) compiled(s compilation, named []string) (cache.Key, error) {
	sum, err := l.Sum()
	if err != nil {
		return cache.Key{}, err
	}
	parts := [][]byte{sum, fmt.Appendf(nil, "%q %q %q %q %q", compiling, l.mode, s.path, s.shown, s.renamed)}
	for _, name := range slices.Sorted(maps.Keys(s.texts)) {
		parts = append(parts, []byte(filepath.Base(name)), s.texts[name])
	}
	for _, path := range slices.Sorted(maps.Keys(l.files)) {
		parts = append(parts, []byte(path), []byte(l.files[path]))
	}
	for _, path := range named {
		exported, err := exportData(s.imports[path])
		if err != nil {
			return cache.Key{}, fmt.Errorf("read what %s exports: %w", path, err)
		}
		parts = append(parts, []byte(path), exported)
	}
	return cache.Sum(parts...), nil
}
