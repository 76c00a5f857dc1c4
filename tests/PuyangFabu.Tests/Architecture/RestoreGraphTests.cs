namespace PuyangFabu.Tests.Architecture;

/// <summary>
/// What restoring the default build asks package sources for. Not every source serves Senparc's packages, so that a fresh
/// clone would not restore if a single graph named one.
/// </summary>
public sealed class RestoreGraphTests
{
#if !SENPARC
    [Fact]
    public void No_restore_graph_of_the_default_build_names_a_Senparc_package()
    {
        var graphs = new[] { "src", "tests" }
            .SelectMany(static folder => Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, folder)))
            .Select(static project => Path.Combine(project, "obj"))
            .Where(Directory.Exists)
            .SelectMany(static made => Directory.EnumerateFiles(made, "*.nuget.dgspec.json").Append(Path.Combine(made, "project.assets.json")))
            .Where(File.Exists)
            .ToList();

        Assert.Contains(graphs, static graph => graph.EndsWith("PuyangFabu.Tests.csproj.nuget.dgspec.json", StringComparison.Ordinal));
        Assert.All(graphs, static graph => Assert.DoesNotContain("\"Senparc.", File.ReadAllText(graph), StringComparison.OrdinalIgnoreCase));
    }
#endif

    [Fact]
    public void Versions_of_Senparc_stand_under_the_switch_alone()
    {
        var versions = System.Xml.Linq.XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Where(static version => version.Attribute("Include")!.Value.StartsWith("Senparc", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(versions);
        Assert.All(versions, static version => Assert.Equal("'$(WeChatSdk)' == 'Senparc'", version.Parent!.Attribute("Condition")?.Value));
    }
}
