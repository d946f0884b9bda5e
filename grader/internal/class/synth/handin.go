package synth

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// handIn writes what a student hands in, and returns the roster's source of it.
// Most hand in a folder, some an archive, a few a repository, and now and then
// one nothing that can be used.
func (c *class) handIn(i int, p person) (source string, err error) {
	files, at := c.files(p), c.due().Add(-time.Duration(1+c.IntN(9000))*time.Minute)
	if c.IntN(20) == 0 {
		at = c.due().Add(time.Duration(1+c.IntN(2000)) * time.Minute)
	}
	name := "submissions/" + p.id
	switch {
	case i%25 == 7:
		name += ".zip"
		return name, c.save(name, at, zipped(files, at))
	case i%25 == 12:
		name += ".tar.gz"
		return name, c.save(name, at, tarred(files, at))
	case i%50 == 21 && hasGit():
		name += ".git"
		return name, c.repository(name, files, at)
	case i%100 == 61:
		name += ".zip"
		return name, c.save(name, at, []byte("PK\x03\x04 and no more"))
	}
	return name, c.folder(name, files, at)
}

func hasGit() bool {
	_, err := exec.LookPath("git")
	return err == nil
}

func (c *class) save(name string, at time.Time, text []byte) error {
	path := filepath.Join(c.Dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		return err
	}
	return os.Chtimes(path, at, at)
}

func (c *class) folder(name string, files map[string][]byte, at time.Time) error {
	for file, text := range files {
		if err := c.save(name+"/"+file, at, text); err != nil {
			return err
		}
	}
	return nil
}

// zipped packs as a host's download does: all in one folder. Writing to memory
// cannot fail.
func zipped(files map[string][]byte, at time.Time) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		head := &zip.FileHeader{Name: "work-main/exercises/" + name, Method: zip.Deflate, Modified: at}
		if w, err := z.CreateHeader(head); err == nil {
			_, _ = w.Write(files[name])
		}
	}
	_ = z.Close()
	return b.Bytes()
}

func tarred(files map[string][]byte, at time.Time) []byte {
	var b bytes.Buffer
	packed := gzip.NewWriter(&b)
	w := tar.NewWriter(packed)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		_ = w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(files[name])), ModTime: at})
		_, _ = w.Write(files[name])
	}
	_ = w.Close()
	_ = packed.Close()
	return b.Bytes()
}

// repository makes a fork with two commits. The second one is too late, so that
// a grader which takes the newest is caught out.
func (c *class) repository(name string, files map[string][]byte, at time.Time) error {
	for file, text := range files {
		if err := c.save(name+"/exercises/"+file, at, text); err != nil {
			return err
		}
	}
	if at.After(c.due()) {
		at = c.due().Add(-time.Hour)
	}
	if err := c.git(name, at, "init", "--quiet"); err != nil {
		return err
	}
	if err := c.commit(name, at); err != nil {
		return err
	}
	for file := range files {
		if err := c.save(name+"/exercises/"+file, at, []byte("package late\n")); err != nil {
			return err
		}
	}
	return c.commit(name, c.due().Add(time.Hour))
}

func (c *class) commit(name string, at time.Time) error {
	if err := c.git(name, at, "add", "--all"); err != nil {
		return err
	}
	return c.git(name, at, "commit", "--quiet", "--allow-empty", "--message", "work")
}

func (c *class) git(name string, at time.Time, args ...string) error {
	who := []string{"-c", "user.name=student", "-c", "user.email=student@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"}
	cmd := exec.Command("git", append(who, args...)...)
	cmd.Dir = filepath.Join(c.Dir, filepath.FromSlash(name))
	date := at.Format(time.RFC3339)
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("git %s: %w: %s", args[0], err, out)
	}
	return nil
}
