package endpoints

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
)

// EmitPartitions reads data, the JSON of AWS's partitions, and prints the table of package runtime/endpoints. File is
// the name put into problems; the table is nil when there are any, such as a region pattern of a form the runtime
// does not read.
func EmitPartitions(data []byte, file string, o Options) (*jen.File, model.Problems) {
	r := &partitionReader{reader: reader{file: file}, owner: map[string]string{}}
	var list []partition
	if root, ok := r.open(data); ok {
		list = r.partitions(root)
	}
	if len(r.problems) > 0 {
		return nil, r.problems.Sort()
	}
	f := newFile(o)
	for _, declaration := range []jen.Code{partitionTable(list), prefixTable(list), partitionByName(list)} {
		f.Add(declaration)
		f.Line()
	}
	return f, nil
}

// partitionTable emits what each partition answers.
func partitionTable(list []partition) jen.Code {
	// var partitions = [...]Partition{
	//	{Name: "aws", DNSSuffix: "amazonaws.com", …},
	// }
	rows := make([]jen.Code, len(list))
	for i, p := range list {
		rows[i] = jen.Values(
			keyed("Name", jen.Lit(p.name)),
			keyed("DNSSuffix", jen.Lit(p.dnsSuffix)),
			keyed("DualStackDNSSuffix", jen.Lit(p.dualStackDNSSuffix)),
			keyed("ImplicitGlobalRegion", jen.Lit(p.implicitGlobalRegion)),
			keyed("SupportsFIPS", jen.Lit(p.supportsFIPS)),
			keyed("SupportsDualStack", jen.Lit(p.supportsDualStack)),
		)
	}
	return doc(jen.Var().Id("partitions").Op("=").Index(jen.Op("...")).Id("Partition").Add(lines(rows)),
		"partitions has the partitions in the order of the data; the first serves regions nobody knows.")
}

// prefixTable emits how the regions of each partition begin.
func prefixTable(list []partition) jen.Code {
	// var partitionPrefixes = [...]struct {
	//	prefix    string
	//	partition int
	// }{
	//	{"us-", 0},
	// }
	var rows []jen.Code
	for i, p := range list {
		for _, prefix := range p.prefixes {
			rows = append(rows, jen.Values(jen.Lit(prefix), jen.Lit(i)))
		}
	}
	row := jen.Struct(jen.Id("prefix").String(), jen.Id("partition").Int())
	return doc(jen.Var().Id("partitionPrefixes").Op("=").Index(jen.Op("...")).Add(row).Add(lines(rows)),
		`partitionPrefixes has what stands before \w+\-\d+ in the patterns of regions.`)
}

// partitionByName emits the lookup of the regions that the data lists.
func partitionByName(list []partition) jen.Code {
	// func partitionByName(region string) int {
	//	switch region {
	//	case "us-east-1":
	//		return 0
	//	}
	//	return -1
	// }
	body := jen.Switch(jen.Id("region")).BlockFunc(func(g *jen.Group) {
		for i, p := range list {
			if len(p.regions) == 0 {
				continue
			}
			var names []jen.Code
			for _, name := range slices.Sorted(slices.Values(p.regions)) {
				names = append(names, jen.Lit(name))
			}
			g.Case(names...).Block(jen.Return(jen.Lit(i)))
		}
	})
	return doc(
		jen.Func().Id("partitionByName").Params(jen.Id("region").String()).Int().Block(body, jen.Return(jen.Lit(-1))),
		"partitionByName returns the index of a listed region's partition, or -1.",
	)
}

// lines is a composite literal's body with each element on a line.
func lines(rows []jen.Code) jen.Code {
	return jen.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, rows...)
}
