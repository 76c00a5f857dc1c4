using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Architecture;

/// <summary>The areas of the product, in the order that <c>docs/architecture.md</c> lists them.</summary>
public sealed partial class AreaTests
{
    private const string Root = "src/PuyangFabu";

    /// <summary>What browsers are sent as it is: no code of the product's.</summary>
    private const string Files = "wwwroot";

    /// <summary>Where the program starts; it has no namespace.</summary>
    private const string Start = $"{Root}/Program.cs";

    /// <summary>More files in one folder want folders that name the stages of the work.</summary>
    private const int MostFiles = 40;

    [Fact]
    public void No_area_uses_one_that_stands_below_it() => None(AreaRules.AgainstTheOrder(AreaMap.Current, ProductCode.Current));

    [Fact]
    public void Features_of_an_area_form_no_circle() => None(AreaRules.Circles(AreaMap.Current, ProductCode.Current));

    [Fact]
    public void Only_Hosting_knows_the_sandbox() => None(AreaRules.SandboxOutsideHosting(AreaMap.Current, ProductCode.Current));

    [Fact]
    public void Pages_lie_in_Site_and_Console() => None(AreaRules.PagesElsewhere(AreaMap.Current, ProductCode.Current));

    [Fact]
    public void The_folders_of_the_product_are_those_that_the_page_lists()
    {
        Assert.NotEmpty(AreaMap.Current.Areas);
        Assert.Equal(AreaMap.Current.Areas.Select(static area => area.Name).Order(StringComparer.Ordinal), SourceTree.Folders(Root).Where(static folder => folder != Files));
        Assert.All(AreaMap.Current.Areas.Where(static area => area.Features.Count > 0), static area =>
            Assert.Equal(area.Features.Order(StringComparer.Ordinal), SourceTree.Folders($"{Root}/{area.Name}")));
    }

    [Fact]
    public void A_namespace_is_the_path_of_its_folder() => None(ProductCode.Current.Files
        .Where(static file => file.Source.Path != Start && file.Namespace != file.Folder)
        .Select(static file => $"{file.Source.Path} has the namespace {file.Namespace}; its folder says {file.Folder}."));

    /// <summary>What has no area could use all of them and be used by all.</summary>
    [Fact]
    public void Outside_the_areas_lies_only_the_start() => None(ProductCode.Current.Files
        .Where(static file => file.Folder == AreaMap.Product && file.Source.Path != Start)
        .Select(static file => $"{file.Source.Path} lies in no area; move it into the one that it belongs to."));

    /// <summary>A type that another area registers is missing wherever that area is left out, though the order of uses holds.</summary>
    [Fact]
    public void An_area_registers_its_own_types()
    {
        var homes = ProductCode.Current.Files.Where(static file => AreaOf(file).Length > 0).SelectMany(static file => file.Types.Select(type => (Type: type, Area: AreaOf(file))))
            .ToLookup(static entry => entry.Type, static entry => entry.Area);
        None(ProductCode.Current.Files.Where(static file => AreaOf(file) is not ("" or "Hosting"))
            .SelectMany(file => Registration().Matches(file.Code).Select(match => (File: file, Type: match.Groups["type"].Value)))
            .Where(entry => homes.Contains(entry.Type) && !homes[entry.Type].Contains(AreaOf(entry.File)))
            .Select(entry => $"{entry.File.Source.Path} registers {entry.Type} of {homes[entry.Type].First()}; let that area do it."));
    }

    [Fact]
    public void A_file_has_one_namespace() => None(ProductCode.Current.Files
        .Where(static file => file.Namespaces > 1)
        .Select(static file => $"{file.Source.Path} declares {file.Namespaces} namespaces; the second one is a folder of its own."));

    [Fact]
    public void No_folder_is_crowded() => None(AreaRules.Crowded(ProductCode.Current, MostFiles));

    [Theory]
    [InlineData("PuyangFabu")]
    [InlineData("PuyangFabu.WeChat")]
    [InlineData("PuyangFabu.Sandbox")]
    public void The_rules_read_every_project(string project) =>
        Assert.Contains(ProductCode.Current.Files, file => file.Source.Path.StartsWith($"src/{project}/", StringComparison.Ordinal));

    /// <summary>The compiler's own lists of usings would reach every file unseen.</summary>
    [Fact]
    public void The_project_imports_nothing_for_all_its_files() => Assert.All(
        [$"{Root}/PuyangFabu.csproj", "Directory.Build.props", "Directory.Build.targets"],
        static file => Assert.DoesNotContain("<Using ", File.ReadAllText(Path.Combine(SourceTree.Root, file)), StringComparison.Ordinal));

    private static string AreaOf(CodeFile file) => AreaMap.Current.PlaceOf(file.Namespace)?.Area ?? "";

    /// <summary>What is registered under its own name; contracts of areas above are registered with what fulfils them.</summary>
    [GeneratedRegex(@"\.Add(?:Singleton|Scoped|Transient|HostedService)<(?<type>\w+)>\(\)")]
    private static partial Regex Registration();

    private static void None(IEnumerable<string> sentences)
    {
        var told = string.Join('\n', sentences);
        Assert.True(told.Length == 0, told);
    }
}
