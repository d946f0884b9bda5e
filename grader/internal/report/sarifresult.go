package report

import (
	"net/url"
	"path"

	"interleave/grader"
)

type sarifResult struct {
	Rule      string          `json:"ruleId"`
	Index     int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations,omitempty"`
	Related   []sarifLocation `json:"relatedLocations,omitempty"`
	Flows     []sarifFlow     `json:"codeFlows,omitempty"`
}

type sarifLocation struct {
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	Message  *sarifText     `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI  string `json:"uri"`
	Base string `json:"uriBaseId"`
}

type sarifRegion struct {
	Line    int        `json:"startLine"`
	Column  int        `json:"startColumn,omitempty"`
	Snippet *sarifText `json:"snippet,omitempty"`
}

type sarifFlow struct {
	Message sarifText     `json:"message"`
	Threads []sarifThread `json:"threadFlows"`
}

type sarifThread struct {
	ID        string      `json:"id"`
	Locations []sarifStep `json:"locations"`
}

type sarifStep struct {
	Location   sarifLocation        `json:"location"`
	Order      int                  `json:"executionOrder"`
	State      map[string]sarifText `json:"state,omitempty"`
	Importance string               `json:"importance,omitempty"`
}

func sarifFinding(r *grader.Result, p problem) sarifResult {
	result := sarifResult{Rule: p.rule, Level: "error", Message: sarifText{colon(p.title, p.message)}}
	if p.file != "" {
		result.Locations = []sarifLocation{{Physical: sarifPlace(p.file, p.line, p.column, "")}}
	}
	b := p.broken
	if b == nil {
		return result
	}
	result.Message.Text = colon(classWords(b.Class), b.Message) // viewers show the rule's name beside it
	folder := path.Dir(p.file)
	for i, l := range b.Locations {
		at := sarifLocation{Physical: sarifPlace(path.Join(folder, l.File), l.Line, l.Column, l.Text)}
		if i == 0 {
			result.Locations[0] = at
			continue
		}
		at.Message = &sarifText{"also takes part"}
		result.Related = append(result.Related, at)
	}
	if b.Trace != nil {
		result.Flows = sarifFlows(b.Trace, folder)
	}
	return result
}

// sarifPlace is a place below the root of the submission. A line of 0 stands for
// the whole file.
func sarifPlace(file string, line, column int, text string) *sarifPhysical {
	at := &sarifPhysical{Artifact: sarifArtifact{URI: sarifURI(file), Base: "%SRCROOT%"}}
	if line > 0 {
		at.Region = &sarifRegion{Line: line, Column: column}
		if text != "" {
			at.Region.Snippet = &sarifText{text}
		}
	}
	return at
}

// sarifFlows gives each goroutine the steps that the timeline shows in its
// column, in the one order in which they were all taken.
func sarifFlows(t *grader.Trace, folder string) []sarifFlow {
	scenes := tell(t, inStudentsFile)
	if len(scenes) == 0 {
		return nil
	}
	steps := stepsOf(scenes)
	lanes := newLanes(t.Goroutines, steps)
	memory := onlyMemory(steps)
	follow(scenes, memory)
	threads := make([]sarifThread, len(lanes))
	for i, s := range scenes {
		thread := &threads[lanes.of(s.Step)]
		thread.Locations = append(thread.Locations, sarifScene(s, i+1, phrase(s.Step, lanes, ""), memory, folder))
	}
	for i := range threads {
		threads[i].ID = lanes.name(i)
	}
	return []sarifFlow{{sarifText{"the interleaving that shows it"}, threads}}
}

func sarifScene(s scene, order int, words, memory, folder string) sarifStep {
	step := sarifStep{Order: order, Location: sarifLocation{Message: &sarifText{join(words, arrow(s.note))}}}
	if inStudentsFile(s.Step) {
		step.Location.Physical = sarifPlace(path.Join(folder, s.File), s.Line, 0, s.Text)
	}
	if s.note != "" {
		step.Importance = "essential"
	}
	if s.state != "" {
		step.State = map[string]sarifText{memory: {s.state}}
	}
	return step
}

// sarifURI escapes a path for where a URI is wanted.
func sarifURI(file string) string { return (&url.URL{Path: file}).EscapedPath() }
