package importer

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"slices"

	"github.com/modelsmith/modelsmith/generator/lock"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// maxTotal is how long all models of one source may be together, as they are and
// as they are written: it takes time to read them, and they are kept in memory
// until they are written. Those of botocore have 111 MB, of which 53 MB stay.
const maxTotal = 1 << 30

// load reads and transforms the models of services, and the partitions that go
// with those in botocore's format.
func (o *origin) load(ctx context.Context, wanted []request, withPartitions *request) ([]imported, error) {
	var models []imported
	var faults []error
	size := 0
	for _, r := range wanted {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m, err := o.loadService(r)
		m.entry.Source, m.entry.Revision, m.entry.Docs = o.record, o.revision, r.docs
		models, faults = append(models, m), append(faults, err)
		for _, f := range m.files {
			size += max(f.read, len(f.data))
		}
		if size > o.most {
			return nil, fmt.Errorf("%s: the models have more than %d MiB together", o.shown, o.most>>20)
		}
	}
	if withPartitions != nil && o.layout != nil && slices.ContainsFunc(models, imported.isBotocore) {
		m, err := o.loadPartitions(*withPartitions)
		faults = append(faults, err)
		if m.files != nil {
			models = append(models, m)
		}
	}
	return models, join(faults)
}

// loadService reads the model of one service.
func (o *origin) loadService(r request) (imported, error) {
	if o.layout == nil {
		return o.loadSingle(r)
	}
	at, err := o.layout.locate(r.name, o.shown)
	switch {
	case err != nil:
		return imported{}, err
	case at.smithy == "":
		return o.loadBotocore(r, at)
	}
	shown := o.show(at.smithy)
	raw, err := read(o.layout.tree, at.smithy, shown)
	if err != nil {
		return imported{}, err
	}
	return smithy(r, at.version, raw, shown)
}

// loadBotocore reads the files of a model in botocore's format.
func (o *origin) loadBotocore(r request, at location) (imported, error) {
	m := imported{Service: Service{Name: r.name, Version: at.version}, kinds: botocoreFiles()}
	m.entry.Version = at.version
	var faults []error
	for _, k := range kinds() {
		c, err := o.loadFile(path.Join(at.dir, k.name), k, r.docs)
		if faults = append(faults, err); c == nil {
			continue
		}
		c.path = path.Join(r.name, at.version, k.name+".json")
		m.files = append(m.files, *c)
	}
	return m, join(faults)
}

// loadFile reads a file in botocore's format, which may be absent.
func (o *origin) loadFile(name string, k kind, docs bool) (*content, error) {
	file := o.layout.find(name)
	if file == "" {
		if k.required {
			return nil, fmt.Errorf("%s.json: no such file: is the botocore installation complete?", o.show(name))
		}
		return nil, nil
	}
	raw, err := read(o.layout.tree, file, o.show(file))
	if err != nil {
		return nil, err
	}
	data, err := convert(raw, k.root, docs, o.show(file))
	return &content{data: data, fetched: lock.Digest(raw), read: len(raw)}, err
}

// botocoreFiles are the files that a service may have in botocore's format.
func botocoreFiles() (files []string) {
	for _, k := range kinds() {
		files = append(files, k.name+".json")
	}
	return files
}

// loadSingle reads a model that is alone in its file: a Smithy model, or a
// service-2.json without the files beside it.
func (o *origin) loadSingle(r request) (imported, error) {
	if source.IsSmithy(o.single) {
		return smithy(r, "", o.single, o.shown)
	}
	data, err := convert(o.single, service, r.docs, o.shown)
	if err != nil {
		return imported{}, err
	}
	var head struct {
		Metadata struct {
			APIVersion string `json:"apiVersion"`
		} `json:"metadata"`
	}
	if err := json.Unmarshal(data, &head); err != nil || !date.MatchString(head.Metadata.APIVersion) {
		return imported{}, noModel(o.shown, "the file is neither a Smithy model, which has the key smithy, nor a service-2.json, which has metadata with an apiVersion")
	}
	version := head.Metadata.APIVersion
	m := imported{Service: Service{Name: r.name, Version: version}, kinds: botocoreFiles()}
	m.entry.Version = version
	m.files = []content{{path: path.Join(r.name, version, serviceName+".json"), data: data, fetched: lock.Digest(o.single), read: len(o.single)}}
	return m, nil
}

// smithy makes a Smithy model an imported one; version is what its folder says
// where the model says nothing.
func smithy(r request, version string, raw []byte, shown string) (imported, error) {
	data, err := convert(raw, smithyModel, r.docs, shown)
	if err != nil {
		return imported{}, err
	}
	own, err := smithyVersion(data, shown)
	if err != nil {
		return imported{}, err
	}
	if own != "" {
		version = own
	}
	m := imported{Service: Service{Name: r.name, Version: version}, kinds: append(botocoreFiles(), smithyName)}
	m.entry.Version = version
	m.files = []content{{path: path.Join(r.name, version, smithyName), data: data, fetched: lock.Digest(raw), read: len(raw)}}
	return m, nil
}

// smithyVersion is the greatest version of the services in a model, which must
// have one.
func smithyVersion(data []byte, shown string) (string, error) {
	var doc struct {
		Smithy any                        `json:"smithy"`
		Shapes map[string]json.RawMessage `json:"shapes"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return "", noModel(shown, "the shapes of a Smithy model are an object")
	}
	if s, ok := doc.Smithy.(string); !ok || s == "" {
		return "", noModel(shown, "the file is no Smithy model: it has no version at the key smithy")
	}
	var versions []string
	for _, raw := range doc.Shapes {
		var shape struct {
			Type    any `json:"type"`
			Version any `json:"version"`
		}
		if json.Unmarshal(raw, &shape) == nil && shape.Type == "service" {
			v, _ := shape.Version.(string)
			versions = append(versions, v)
		}
	}
	if versions == nil {
		return "", noModel(shown, "the model has no service")
	}
	version := slices.Max(versions)
	if !versionName.MatchString(version) || version == "service" {
		return "", nil
	}
	return version, nil
}

// noModel is the problem of a file that is no model.
func noModel(shown, message string) error {
	return model.Problems{{Pos: model.Pos{File: shown, Line: 1, Col: 1}, Message: message}}
}

// isBotocore reports whether a model is in botocore's format.
func (m imported) isBotocore() bool {
	return m.kinds != nil && !slices.Contains(m.kinds, smithyName)
}

// loadPartitions reads the partitions of a botocore data directory. Only imported
// models may have none: those of models that were alone.
func (o *origin) loadPartitions(r request) (imported, error) {
	m := imported{Service: Service{Name: lock.Partitions}}
	m.entry.Source, m.entry.Revision, m.entry.Docs = o.record, o.revision, r.docs
	k := kind{name: partitionsName, root: partitions, required: !o.layout.exists(path.Join(o.layout.root, lock.Name))}
	c, err := o.loadFile(path.Join(o.layout.root, k.name), k, r.docs)
	if c == nil || err != nil {
		return m, err
	}
	c.path = partitionsName + ".json"
	m.files = []content{*c}
	return m, nil
}
