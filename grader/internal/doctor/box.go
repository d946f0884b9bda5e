package doctor

import (
	"fmt"
	"runtime"
	"strings"

	"interleave/grader/internal/sandbox"
)

// box says which box submissions get here, and why no stronger one.
func (d Doctor) box() Finding {
	f := Finding{What: "sandbox"}
	have := sandbox.Open(d.Tier).Tier()
	if have == sandbox.Isolated {
		f.State, f.Says = Fine, have.String()
		return f
	}
	said := []string{have.String()}
	if d.Tier > sandbox.Isolated {
		said = append(said, "no stronger one was to be used")
	}
	for t := max(d.Tier, sandbox.Isolated); t < have; t++ {
		said = append(said, fmt.Sprintf("no tier %d: %v", int(t), sandbox.Try(t)))
	}
	f.Says = strings.Join(said, "; ") + consequences[have]
	f.Remedy = "nothing is needed to grade code that you trust, such as your own; grade other people's on Linux"
	if runtime.GOOS == "linux" {
		f.Remedy = "allow user namespaces. On Ubuntu: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, " +
			"or grade with sudo. In a container: start it with --security-opt seccomp=unconfined --security-opt apparmor=unconfined"
	}
	return f
}

// consequences are what follows from a tier that is not the strongest.
var consequences = map[sandbox.Tier]string{
	sandbox.Restricted: ". Submissions are kept from files, network and other processes, but see the machine that they run on",
	sandbox.Limited:    ". Verdicts are the same, but code that gets past the rules could read your files, write to them and use the network",
}
