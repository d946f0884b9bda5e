package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"interleave/grader"
	"interleave/grader/internal/submission"
)

// patience is how long a server may take to answer. It decides about no
// verdict: a source that does not come is a problem that says so.
const patience = 2 * time.Minute

var remote = regexp.MustCompile(`^([a-z+]+://|[\w.-]+@[\w.-]+:)`)

// isRepository goes by the name, and for a name below the roster's folder by
// what is there.
func isRepository(s Source) bool {
	address, _, _ := strings.Cut(s.Name, "#")
	if remote.MatchString(address) || hasSuffix(address, ".git") {
		return true
	}
	_, err := os.Stat(filepath.Join(Source{Name: address, Base: s.Base}.path(), ".git"))
	return err == nil && strings.Contains(s.Name, "#")
}

// A repository is a student's repository and a store of our own that its
// objects are fetched into. It has no working tree, so that nothing is ever
// checked out of it: no attribute, filter, hook or submodule can act.
type repository struct {
	ctx     context.Context
	dir     string
	address string
}

// fromGit reads the exercises' files from a commit: the one that is named, or
// the last one of the branch that was there when it was due.
func fromGit(ctx context.Context, c Course, s Source) (Submission, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	dir, err := os.MkdirTemp("", "interleave-git-")
	if err != nil {
		return Submission{}, fmt.Errorf("make a folder for a repository: %w", err)
	}
	defer os.RemoveAll(dir)
	address, ref, _ := strings.Cut(s.Name, "#")
	if !remote.MatchString(address) {
		address = Source{Name: address, Base: s.Base}.path()
	}
	r := &repository{ctx: ctx, dir: dir, address: address}
	out, err := r.take(c, ref, s.Due)
	if err != nil {
		return out, fmt.Errorf("%s %w", public(s.Name), err)
	}
	out.Repository, out.Path = public(address), public(s.Name)
	return out, nothing(c, out.Submission, public(s.Name))
}

func (r *repository) take(c Course, ref string, due time.Time) (Submission, error) {
	out := Submission{Submission: grader.Submission{Files: make(map[string]grader.File)}}
	if strings.HasPrefix(ref, "-") || strings.HasPrefix(r.address, "-") {
		return out, errors.New("is no address of a repository")
	}
	if _, err := r.git("init", "--quiet", "--bare", "."); err != nil {
		return out, err
	}
	if ref == "" {
		ref = "HEAD"
	}
	var err error
	if out.Commit, err = r.commit(ref, due); err != nil {
		return out, err
	}
	if out.At, err = r.date(out.Commit); err != nil {
		return out, err
	}
	for _, ex := range c.Exercises {
		file, err := r.file(out.Commit, ex)
		switch {
		case err != nil:
			return out, err
		case file == nil:
			out.Notes = append(out.Notes, submission.Absent(ex))
		default:
			out.Files[ex.ID] = *file
		}
	}
	return out, nil
}

// commit fetches the commit that counts, with its small files. Finding the last
// one before a date takes the history, which is fetched without any file.
func (r *repository) commit(ref string, due time.Time) (string, error) {
	if !due.IsZero() {
		if err := r.fetch(ref, "--filter=blob:none"); err != nil {
			return "", err
		}
		last, err := r.git("rev-list", "-1", "--before="+due.UTC().Format(time.RFC3339), "FETCH_HEAD")
		if err != nil {
			return "", err
		}
		if ref = strings.TrimSpace(last); ref == "" {
			return "", fmt.Errorf("has no commit from before %s", due.UTC().Format(time.RFC3339))
		}
	}
	// A file that is larger is refused anyway, so it need not come.
	if err := r.fetch(ref, "--depth=1", fmt.Sprintf("--filter=blob:limit=%d", submission.MaxBytes+1)); err != nil {
		return "", err
	}
	head, err := r.git("rev-parse", "FETCH_HEAD^{commit}")
	return strings.TrimSpace(head), err
}

func (r *repository) fetch(ref string, how ...string) error {
	args := append([]string{"fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-commit-graph"}, how...)
	_, err := r.git(append(args, "--", r.address, ref)...)
	return err
}

func (r *repository) date(commit string) (time.Time, error) {
	text, err := r.git("show", "--no-patch", "--format=%cI", commit)
	if err != nil {
		return time.Time{}, err
	}
	at, err := time.Parse(time.RFC3339, strings.TrimSpace(text))
	if err != nil {
		return time.Time{}, fmt.Errorf("has a commit without a date: %w", err)
	}
	return latest(time.Time{}, at), nil
}

// git runs the git program in our store. It asks nobody for a password, and
// runs nothing that a repository brings along.
func (r *repository) git(args ...string) (string, error) {
	safe := []string{
		"-c", "core.hooksPath=" + os.DevNull, "-c", "core.fsmonitor=false", "-c", "protocol.ext.allow=never",
		"-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "advice.detachedHead=false",
	}
	cmd := exec.CommandContext(r.ctx, "git", append(safe, args...)...)
	cmd.Dir = r.dir
	cmd.Env = append(os.Environ(), "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_ASKPASS=", "SSH_ASKPASS=",
		"GIT_SSH_COMMAND=ssh -oBatchMode=yes", "GIT_DIR="+r.dir, "LC_ALL=C")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return "", errors.New("is a repository, but there is no git program here")
	case r.ctx.Err() != nil:
		return "", fmt.Errorf("did not answer: %w", r.ctx.Err())
	case err != nil:
		return "", fmt.Errorf("cannot be fetched: %s", public(said(stderr.String(), err)))
	}
	return stdout.String(), nil
}

// said is the last thing that git complained about.
func said(stderr string, err error) string {
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	for _, line := range lines {
		if text, ok := strings.CutPrefix(line, "fatal: "); ok {
			return text
		}
	}
	if last := lines[len(lines)-1]; last != "" {
		return last
	}
	return err.Error()
}

var secrets = regexp.MustCompile(`(://)[^/@\s]+@`)

// public takes passwords out of addresses, which end up on pages.
func public(text string) string {
	if u, err := url.Parse(text); err == nil && u.User != nil {
		u.User = nil
		return u.String()
	}
	return secrets.ReplaceAllString(text, "$1")
}
