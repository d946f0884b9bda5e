package class

// manual is what -h prints.
const manual = `usage: go tool class run [flags] DIR
       go tool class worker -db postgres://…
       go tool class board [flags]
       go tool class override [flags] STUDENT EXERCISE POINTS -reason TEXT
       go tool class template DIR
       go tool class synth -n N -out DIR

run grades a class. DIR holds roster.csv, or a folder for each student. A line
of the roster is id,name,email,source,section,due,username; a source is a
folder, a .zip, a .tar.gz or a git repository, with #branch or #commit. What was
graded before is not graded again, and a run that was interrupted goes on.

  -db NAME         a file (class.db), or postgres://… which many machines share
  -workers N       submissions at once; as many as there are processors
  -force           grade everything again
  -shard I/N       only part I of N, for engines that start N of these
  -patience TIME   how long one file may take before it is given up (3m)
  -allow-tier N    grade in a box weaker than tier 1: 2 or 3
  -fetch-only      take in what was handed in, and leave the grading to workers

worker grades what others queue in the same PostgreSQL database.

  -drain           end when there is nothing to do

board shows what came of it. Parts of a class are put together: -db A -db B.

  -db NAME         as for run; as often as there are parts
  -out DIR         write a web site that needs no server
  -serve :8080     serve it, for this machine only unless a host is named
  -title TEXT      what the class is called
  -pseudonyms      hide who is who
  -csv FILE        one row a student; - is standard output, here and below
  -canvas FILE     a gradebook for Canvas; -title "Title (assignment id)"
  -moodle FILE     a gradebook for Moodle
  -gradescope DIR  Gradescope's results.json, in a folder for each student
  -classroom50 DIR Classroom 50's result.json, in the same way

override sets a student's points of an exercise by hand; -restore takes it back.

template writes the repository that students fork: the course without its
solutions and without the grader's own tests. It looks for answers in every file.

synth makes a class of N students from the solutions and the labelled cases, the
same for the same -seed; -attempt 2 is what they hand in next.

exit code: 0 done, 2 the command line makes no sense, 3 something is ungraded
that should be graded
`

// shape is the command line as kong reads it.
type shape struct {
	Help bool   `short:"h"`
	Root string `hidden:""` // for tests: the course from outside of it

	Run      runCommand      `cmd:""`
	Worker   workerCommand   `cmd:""`
	Board    boardCommand    `cmd:""`
	Override overrideCommand `cmd:""`
	Template templateCommand `cmd:""`
	Synth    synthCommand    `cmd:""`
	Member   memberCommand   `cmd:"" hidden:""`
}
