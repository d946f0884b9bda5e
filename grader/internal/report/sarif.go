package report

import (
	"io"

	"interleave/grader"
)

// SARIF writes r in SARIF 2.1.0, which editors and code scanning read: one
// result for each problem, and the interleaving that shows it as a code flow
// with one thread flow for each goroutine.
//
// What failed in the grader is a notification and no result: a scanner would
// hold a result against the code.
func SARIF(w io.Writer, r *grader.Result) error {
	r = clean(r)
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "interleave", Version: r.Grader.Version, Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{Successful: r.Complete, Notifications: []sarifNotification{}}},
		Results:     []sarifResult{},
	}
	rules := sarifRules{at: make(map[string]int), driver: &run.Tool.Driver}
	for _, e := range r.Exercises {
		for _, b := range e.Behaviours {
			rules.add(sarifRule{ID: b.ID, Short: sarifText{b.Title}, Help: sarifHelp(b), Properties: &sarifTags{[]string{e.ID, string(b.Property)}}})
		}
	}
	for _, p := range problems(r) {
		if p.ours {
			told := &run.Invocations[0].Notifications
			*told = append(*told, sarifNotification{"error", sarifText{colon(p.title, p.message)}})
			continue
		}
		result := sarifFinding(r, p)
		result.Index = rules.add(sarifRule{ID: p.rule, Short: sarifText{p.title}})
		run.Results = append(run.Results, result)
	}
	return encode(w, "SARIF", sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool         `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	Results     []sarifResult     `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID         string     `json:"id"`
	Short      sarifText  `json:"shortDescription"`
	Help       *sarifText `json:"help,omitempty"`
	Properties *sarifTags `json:"properties,omitempty"`
}

type sarifTags struct {
	Tags []string `json:"tags"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

// sarifRules numbers rules as they come.
type sarifRules struct {
	at     map[string]int
	driver *sarifDriver
}

// add returns the index of a rule, which is new or known by its ID.
func (s sarifRules) add(rule sarifRule) int {
	i, known := s.at[rule.ID]
	if !known {
		i = len(s.driver.Rules)
		s.at[rule.ID] = i
		s.driver.Rules = append(s.driver.Rules, rule)
	}
	return i
}

func sarifHelp(b grader.BehaviourResult) *sarifText {
	if b.Hint == "" {
		return nil
	}
	return &sarifText{b.Hint}
}
