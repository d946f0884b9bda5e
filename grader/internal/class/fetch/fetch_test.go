package fetch_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/class/fetch"
)

const text = "package race\n"

// course is one with two exercises.
func course() fetch.Course {
	return fetch.Course{Root: "../../../..", Exercises: []grader.Exercise{
		{ID: "01-race", Package: "race", File: "race.go"},
		{ID: "02-mutex", Package: "mutex", File: "mutex.go"},
	}}
}

// take fetches a source below a folder.
func take(t *testing.T, dir, name string) (fetch.Submission, error) {
	t.Helper()
	return fetch.Fetch(t.Context(), course(), fetch.Source{Name: name, Base: dir})
}

// An item is one entry of an archive.
type item struct {
	name, text string
	mode       fs.FileMode // of the file, with its type
}

var archives = map[string]func(testing.TB, string, []item){"s.zip": writeZip, "s.tar.gz": writeTar}

func writeZip(t testing.TB, file string, items []item) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, i := range items {
		head := &zip.FileHeader{Name: i.name, Method: zip.Deflate, Modified: handedIn}
		head.SetMode(0o644 | i.mode)
		w, err := z.CreateHeader(head)
		require.NoError(t, err, "add %s", i.name)
		_, err = w.Write([]byte(i.text))
		require.NoError(t, err, "write %s", i.name)
	}
	require.NoError(t, z.Close(), "close the zip")
	require.NoError(t, os.WriteFile(file, b.Bytes(), 0o644), "write the zip")
}

func writeTar(t testing.TB, file string, items []item) {
	var b bytes.Buffer
	packed := gzip.NewWriter(&b)
	w := tar.NewWriter(packed)
	for _, i := range items {
		head := &tar.Header{Name: i.name, Mode: 0o644, Size: int64(len(i.text)), ModTime: handedIn}
		if i.mode&fs.ModeSymlink != 0 {
			head.Typeflag, head.Linkname, head.Size, i.text = tar.TypeSymlink, i.text, 0, ""
		}
		require.NoError(t, w.WriteHeader(head), "add %s", i.name)
		_, err := w.Write([]byte(i.text))
		require.NoError(t, err, "write %s", i.name)
	}
	require.NoError(t, w.Close(), "close the tar")
	require.NoError(t, packed.Close(), "close the gzip")
	require.NoError(t, os.WriteFile(file, b.Bytes(), 0o644), "write the tar")
}

var handedIn = time.Date(2026, 11, 20, 10, 30, 0, 0, time.UTC)

func TestArchivesOfPlatformsAndHostsAreRead(t *testing.T) {
	tests := map[string]string{
		"files at the top":      "01-race/race.go",
		"a fork":                "exercises/01-race/race.go",
		"a host's download":     "repo-main/exercises/01-race/race.go",
		"a platform's download": "Ann_1234_assignsubmission_file/work/01-race/race.go",
		"a file by itself":      "race.go",
		"a platform's file":     "Ann_1234_assignsubmission_file/race.go",
	}
	for name, place := range tests {
		for archive, write := range archives {
			t.Run(name+" "+archive, func(t *testing.T) {
				dir := t.TempDir()
				write(t, filepath.Join(dir, archive), []item{
					{name: filepath.Dir(place) + "/README.md", text: "?"},
					{name: "repo-main/solutions/01-race/race.go", text: "package solved\n"},
					{name: place, text: text},
				})
				sub, err := take(t, dir, archive)
				require.NoError(t, err, "Fetch")
				require.Contains(t, sub.Files, "01-race", "files of %+v", sub)
				assert.Equal(t, text, string(sub.Files["01-race"].Source), "source")
				assert.Equal(t, handedIn, sub.At, "when it was handed in")
				assert.NotContains(t, sub.Files, "02-mutex", "files")
				assert.Equal(t, []grader.Note{{Kind: "no-file", Message: "02-mutex/mutex.go is not in this submission"}}, sub.Notes, "notes")
			})
		}
	}
}

func TestAnArchiveThatNobodyShouldTouchIsOneSentence(t *testing.T) {
	tests := map[string]struct {
		items []item
		says  string
	}{
		"a path out of it":        {[]item{{name: "../01-race/race.go", text: text}}, `holds "../01-race/race.go", a path that leaves the archive`},
		"a path out in disguise":  {[]item{{name: "a/../../x", text: text}}, `holds "a/../../x", a path that leaves the archive`},
		"a path from the root":    {[]item{{name: "/etc/passwd", text: text}}, `holds "/etc/passwd", a path that leaves the archive`},
		"a path with backslashes": {[]item{{name: `..\..\x`, text: text}}, `holds "..\\..\\x", a path that leaves the archive`},
		"an answer":               {[]item{{name: "solutions/race.go"}, {name: "solutions/01-race/race.go"}, {name: "a/b/race.go"}}, "holds no exercise: none of 01-race/race.go, 02-mutex/mutex.go"},
		"no exercise at all":      {[]item{{name: "README.md"}}, "holds no exercise: none of 01-race/race.go, 02-mutex/mutex.go"},
	}
	for name, tt := range tests {
		for archive, write := range archives {
			t.Run(name+" "+archive, func(t *testing.T) {
				dir := t.TempDir()
				write(t, filepath.Join(dir, archive), tt.items)
				_, err := take(t, dir, archive)
				assert.EqualError(t, err, archive+" "+tt.says, "Fetch")
			})
		}
	}
}

func TestALinkOrAGiantIsRefusedAndTheOtherFileRead(t *testing.T) {
	tests := map[string]struct {
		bad  item
		says string
	}{
		"a link":  {item{name: "01-race/race.go", text: "/etc/passwd", mode: fs.ModeSymlink}, "is a symbolic link; hand in the file itself"},
		"a giant": {item{name: "01-race/race.go", text: strings.Repeat("// x\n", 1<<20)}, "is longer than the 65536 bytes that are read"},
	}
	for name, tt := range tests {
		for archive, write := range archives {
			t.Run(name+" "+archive, func(t *testing.T) {
				dir := t.TempDir()
				write(t, filepath.Join(dir, archive), []item{tt.bad, {name: "02-mutex/mutex.go", text: text}})
				sub, err := take(t, dir, archive)
				require.NoError(t, err, "Fetch")
				require.NotNil(t, sub.Files["01-race"].Refused, "refusal")
				assert.Equal(t, tt.says, sub.Files["01-race"].Refused.Message, "refusal")
				assert.Equal(t, text, string(sub.Files["02-mutex"].Source), "the other file")
			})
		}
	}
}

func TestABombIsOneSentence(t *testing.T) {
	dir := t.TempDir()
	var b bytes.Buffer
	packed := gzip.NewWriter(&b)
	w := tar.NewWriter(packed)
	require.NoError(t, w.WriteHeader(&tar.Header{Name: "zeros", Mode: 0o644, Size: 1 << 30}), "begin the bomb")
	zeros := make([]byte, 1<<20)
	for range 300 {
		_, err := w.Write(zeros)
		require.NoError(t, err, "write the bomb")
	}
	require.NoError(t, packed.Close(), "close the bomb")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "b.tar.gz"), b.Bytes(), 0o644), "write the bomb")
	_, err := take(t, dir, "b.tar.gz")
	assert.EqualError(t, err, "b.tar.gz unpacks to more than 256 MiB", "Fetch")

	var many []item
	for i := range 50_001 {
		many = append(many, item{name: fmt.Sprint(i)})
	}
	writeZip(t, filepath.Join(dir, "m.zip"), many)
	_, err = take(t, dir, "m.zip")
	assert.EqualError(t, err, "m.zip holds more than 50000 entries", "Fetch")
}

func TestWhatIsNoSourceIsOneSentence(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"broken.zip", "broken.tar.gz", "notes.txt"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("PK\x03\x04 no more"), 0o644), "write %s", name)
	}
	require.NoError(t, os.Mkdir(filepath.Join(dir, "empty"), 0o755), "make the empty folder")
	tests := map[string]string{
		"broken.zip":    "broken.zip is no zip that can be read: zip: not a valid zip file",
		"broken.tar.gz": "broken.tar.gz is no tar.gz that can be read: gzip: invalid header",
		"notes.txt":     "notes.txt is neither a folder, a .zip, a .tar.gz nor a git repository",
		"absent":        "absent cannot be opened: no such file or directory",
		"empty":         "empty holds no exercise: none of 01-race/race.go, 02-mutex/mutex.go",
	}
	for name, says := range tests {
		_, err := take(t, dir, name)
		assert.EqualError(t, err, says, "Fetch of %s", name)
	}
}

// git runs git in a folder, with a date of its own.
func git(t *testing.T, dir, date string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=S", "-c", "user.email=s@example.org", "-c", "init.defaultBranch=main"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE="+date, "GIT_AUTHOR_DATE="+date)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "git %v: %s", args, out)
}

// repository makes one with a commit a day; each changes the file.
func repository(t *testing.T, days ...string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git program here")
	}
	dir := filepath.Join(t.TempDir(), "fork.git")
	file := filepath.Join(dir, "exercises/01-race/race.go")
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755), "make the repository's folder")
	git(t, dir, "", "init", "-q")
	for _, day := range days {
		require.NoError(t, os.WriteFile(file, []byte("package race // "+day+"\n"), 0o644), "write the file")
		git(t, dir, day+"T12:00:00Z", "add", ".")
		git(t, dir, day+"T12:00:00Z", "commit", "-q", "-m", day)
	}
	return dir
}

func TestOfARepositoryTheLastCommitBeforeTheEndCounts(t *testing.T) {
	dir := repository(t, "2026-11-01", "2026-11-10", "2026-11-20")
	tests := map[string]struct {
		due  time.Time
		want string
	}{
		"no end":           {time.Time{}, "2026-11-20"},
		"an end between":   {time.Date(2026, 11, 15, 0, 0, 0, 0, time.UTC), "2026-11-10"},
		"the very second":  {time.Date(2026, 11, 10, 12, 0, 0, 0, time.UTC), "2026-11-10"},
		"after everything": {time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), "2026-11-20"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, address := range []string{"file://" + dir, filepath.Base(dir)} {
				s := fetch.Source{Name: address, Base: filepath.Dir(dir), Due: tt.due}
				sub, err := fetch.Fetch(t.Context(), course(), s)
				require.NoError(t, err, "Fetch of %s", address)
				assert.Equal(t, "package race // "+tt.want+"\n", string(sub.Files["01-race"].Source), "source from %s", address)
				assert.Equal(t, tt.want, sub.At.Format(time.DateOnly), "date")
				assert.Len(t, sub.Commit, 40, "commit")
			}
		})
	}
	_, err := fetch.Fetch(t.Context(), course(), fetch.Source{Name: "file://" + dir, Due: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	assert.EqualError(t, err, "file://"+dir+" has no commit from before 2026-01-01T00:00:00Z", "Fetch before everything")
}

func TestOfARepositoryNothingIsFollowed(t *testing.T) {
	dir := repository(t, "2026-11-01")
	mutex := filepath.Join(dir, "02-mutex")
	require.NoError(t, os.Symlink("exercises/01-race", mutex), "make a folder that is a link")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "exercises/01-race/race.go"), bytes.Repeat([]byte("// x\n"), 20000), 0o644), "write a giant")
	git(t, dir, "2026-11-02T00:00:00Z", "add", ".")
	git(t, dir, "2026-11-02T00:00:00Z", "commit", "-q", "-m", "links")
	sub, err := take(t, "", "file://"+dir)
	require.NoError(t, err, "Fetch")
	require.NotNil(t, sub.Files["01-race"].Refused, "refusal of the giant")
	assert.Contains(t, sub.Files["01-race"].Refused.Message, "is longer than", "refusal of the giant")
	require.NotNil(t, sub.Files["02-mutex"].Refused, "refusal of the link")
	assert.Contains(t, sub.Files["02-mutex"].Refused.Message, "lies in 02-mutex, which is a symbolic link", "refusal of the link")
}

func TestOfARepositoryAFileByItselfIsReadBesideLinks(t *testing.T) {
	dir := repository(t, "2026-11-01")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "mutex.go"), []byte("package mutex\n"), 0o644), "write a file at the top")
	require.NoError(t, os.Symlink("mutex.go", filepath.Join(dir, "link.go")), "make a link")
	git(t, dir, "2026-11-02T00:00:00Z", "add", ".")
	git(t, dir, "2026-11-02T00:00:00Z", "commit", "-q", "-m", "one file")
	sub, err := take(t, "", "file://"+dir)
	require.NoError(t, err, "Fetch")
	assert.Equal(t, "package mutex\n", string(sub.Files["02-mutex"].Source), "source")
}

func TestARepositoryThatDoesNotAnswerIsOneSentenceWithoutItsPassword(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git program here")
	}
	_, err := take(t, "", "https://me:secret@127.0.0.1:1/x.git")
	require.Error(t, err, "Fetch")
	assert.NotContains(t, err.Error(), "secret", "the sentence")
	assert.Contains(t, err.Error(), "https://127.0.0.1:1/x.git cannot be fetched", "the sentence")
	_, err = take(t, "", "file:///tmp/x.git#--upload-pack=touch")
	assert.ErrorContains(t, err, "is no address of a repository", "an option in disguise")
	_, err = take(t, "", "ext::sh -c touch% /tmp/x.git")
	assert.Error(t, err, "a command in disguise")
}
