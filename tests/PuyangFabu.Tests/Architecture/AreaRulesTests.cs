namespace PuyangFabu.Tests.Architecture;

/// <summary>The rules of the areas see what they are to see, shown on invented sources.</summary>
public sealed class AreaRulesTests
{
    private static readonly AreaMap Map = AreaMap.Read(
        """
        | area | features | holds |
        |---|---|---|
        | `Foundation` | `Storage` `Pages` | what all stand on |
        | `Content` | `Articles` `Search` `Boards` | what is written |
        | `Review` | | one feature |
        | `Site` | `Frame` `Articles` | pages |
        | `Hosting` | | knows everything |
        """);

    private static readonly SourceFile[] Around =
    [
        new("src/PuyangFabu/Foundation/Storage/Database.cs", "namespace PuyangFabu.Foundation.Storage;\n\npublic sealed class Database;\n"),
        new("src/PuyangFabu/Content/Articles/Article.cs", "namespace PuyangFabu.Content.Articles;\n\npublic sealed record Article;\n"),
        new("src/PuyangFabu/Content/Articles/ArticleWords.cs", "namespace PuyangFabu.Content.Articles;\n\npublic static class ArticleWords\n{\n    public static string Cut(this string text) => text;\n}\n"),
        new("src/PuyangFabu/Content/Search/Search.cs", "namespace PuyangFabu.Content.Search;\n\npublic sealed class Finder;\n"),
        new("src/PuyangFabu/Site/Articles/ArticlePage.razor", "<h1>@Model</h1>\n"),
    ];

    [Theory]
    [InlineData("using System; using PuyangFabu.Content.Articles;\n\nnamespace PuyangFabu.Foundation.Storage;\n", true)]
    [InlineData("using PuyangFabu.Content.Articles;//words\n\nnamespace PuyangFabu.Foundation.Storage;\n", true)]
    [InlineData("using PuyangFabu.Content.Articles;\n\nnamespace PuyangFabu.Foundation.Storage;\n", true)]
    [InlineData("using static PuyangFabu.Content.Articles.ArticleWords;\n\nnamespace PuyangFabu.Foundation.Storage;\n", true)]
    [InlineData("using Text = PuyangFabu.Content.Articles.Article;\n\nnamespace PuyangFabu.Foundation.Storage;\n", true)]
    [InlineData("using Below = PuyangFabu.Content;\n\nnamespace PuyangFabu.Foundation.Storage;\n\nclass A\n{\n    Below.Articles.Article? b;\n}\n", true)]
    [InlineData("global using PuyangFabu.Content.Articles;\n", true)]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\nusing Content.Articles;\n", true)]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\nclass A\n{\n    Content.Articles.Article? b;\n}\n", true)]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\nclass A\n{\n    global::PuyangFabu.Content.Articles.Article? b;\n}\n", true)]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\nclass A\n{\n    string[] b = [..Content.Articles.Article.All];\n}\n", true)]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\nclass A\n{\n    List<Content\n        .Articles.Article> b;\n}\n", true)]
    [InlineData("using System.Text;\n\nnamespace PuyangFabu.Foundation.Storage;\n", false)]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\n// Content.Articles.Article\nclass A\n{\n    /* Content.Articles.Article */\n}\n", false)]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\nclass A\n{\n    int b = file.Content.Articles.Article + Content.Length;\n}\n", false)]
    public void A_use_of_an_area_below_is_seen_however_it_is_written(string code, bool breaks) =>
        Assert.Equal(breaks, AgainstTheOrder(new SourceFile("src/PuyangFabu/Foundation/Storage/Invented.cs", code)).Any(static sentence => sentence.Contains("PuyangFabu.Content.Articles", StringComparison.Ordinal)));

    [Theory]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\nclass A\n{\n    string a = \" // \" + Content.Articles.Article.Name;\n}\n")]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\nclass A\n{\n    string a = \"/*\";\n    Content.Articles.Article? b;\n    string c = \"*/\";\n}\n")]
    [InlineData("namespace PuyangFabu.Foundation.Storage;\n\nclass A\n{\n    string a = $\"{Path(\"http://\")}\"; Content.Articles.Article? b;\n}\n")]
    public void A_text_that_looks_like_a_comment_hides_nothing(string code) =>
        Assert.NotEmpty(AgainstTheOrder(new SourceFile("src/PuyangFabu/Foundation/Storage/Invented.cs", code)));

    [Theory]
    [InlineData("@using PuyangFabu.Content.Articles\n<p></p>\n", true)]
    [InlineData("@inject PuyangFabu.Content.Articles.Article Article\n<p></p>\n", true)]
    [InlineData("<p>@Content.Articles.Article.Name</p>\n", true)]
    [InlineData("@* Content.Articles.Article *@\n<p>@Article</p>\n", false)]
    public void A_page_is_read_too(string code, bool breaks) =>
        Assert.Equal(breaks, AgainstTheOrder(new SourceFile("src/PuyangFabu/Foundation/Pages/Invented.razor", code)).Count > 0);

    [Fact]
    public void What_is_imported_for_a_folder_of_pages_counts_for_each_of_them() => Assert.Equal(
        ["src/PuyangFabu/Content/_Imports.razor", "src/PuyangFabu/Content/Boards/Invented.razor"],
        AgainstTheOrder(
            new("src/PuyangFabu/Content/_Imports.razor", "@using PuyangFabu.Site.Articles\n"),
            new("src/PuyangFabu/Content/Boards/Invented.razor", "<p></p>\n")).Select(static sentence => sentence.Split(' ')[0]));

    [Fact]
    public void A_global_using_counts_for_every_file() => Assert.Contains(
        AgainstTheOrder(new SourceFile("src/PuyangFabu/Invented.cs", "global using PuyangFabu.Site.Articles;\n")),
        static sentence => sentence.StartsWith("src/PuyangFabu/Foundation/Storage/Database.cs lies in Foundation and uses PuyangFabu.Site.Articles", StringComparison.Ordinal));

    [Fact]
    public void Using_what_stands_above_is_what_the_order_is_for() => Assert.Empty(AgainstTheOrder(
        new("src/PuyangFabu/Site/Articles/Invented.cs", "using PuyangFabu.Content.Articles;\nusing PuyangFabu.Foundation.Storage;\n\nnamespace PuyangFabu.Site.Articles;\n"),
        new("src/PuyangFabu/Review/Editing/Invented.cs", "using PuyangFabu.Content.Articles;\n\nnamespace PuyangFabu.Review.Editing;\n")));

    [Theory]
    [InlineData("using PuyangFabu.Content.Search;\n\nnamespace PuyangFabu.Content.Articles;\n", "using PuyangFabu.Content.Articles;\n\nnamespace PuyangFabu.Content.Search;\n", true)]
    [InlineData("namespace PuyangFabu.Content.Articles;\n\nclass A\n{\n    Search.Finder? b;\n}\n", "namespace PuyangFabu.Content.Search;\n\nclass A\n{\n    Articles.Article? b;\n}\n", true)]
    [InlineData("namespace PuyangFabu.Content.Articles.Bodies;\n\nclass A\n{\n    Article? b;\n}\n", "using PuyangFabu.Content.Articles;\n\nnamespace PuyangFabu.Content.Search;\n", false)]
    [InlineData("namespace PuyangFabu.Content.Articles;\n", "using PuyangFabu.Content.Articles;\n\nnamespace PuyangFabu.Content.Search;\n", false)]
    public void Two_features_that_use_each_other_are_a_circle(string article, string search, bool circle) => Assert.Equal(
        circle,
        Circles(new("src/PuyangFabu/Content/Articles/Invented.cs", article), new("src/PuyangFabu/Content/Search/Invented.cs", search)).Count > 0);

    [Fact]
    public void A_circle_around_a_corner_is_told_with_a_file_for_each_step() => Assert.Equal(
        "Features of Content form a circle: Articles uses Search (src/PuyangFabu/Content/Articles/A.cs), Search uses Boards (src/PuyangFabu/Content/Search/B.cs), Boards uses Articles (src/PuyangFabu/Content/Boards/C.cs)."
        + " Move what they share into one of them, or what joins them into an area below.",
        Assert.Single(Circles(
            new("src/PuyangFabu/Content/Articles/A.cs", "using PuyangFabu.Content.Search;\n\nnamespace PuyangFabu.Content.Articles;\n"),
            new("src/PuyangFabu/Content/Search/B.cs", "using PuyangFabu.Content.Boards;\n\nnamespace PuyangFabu.Content.Search;\n"),
            new("src/PuyangFabu/Content/Boards/C.cs", "using PuyangFabu.Content.Articles;\n\nnamespace PuyangFabu.Content.Boards;\n"))));

    [Theory]
    [InlineData("namespace PuyangFabu.Review.Editing;\n\nclass A\n{\n    ReviewDesk? b;\n}\n")]
    [InlineData("namespace PuyangFabu.Review.Editing;\n\nclass A\n{\n    string b = \"\".Marked();\n}\n")]
    [InlineData("namespace PuyangFabu.Review.Editing;\n\nclass A\n{\n    string[] b = [.. Names.Select(\"\".Marked)];\n}\n")]
    [InlineData("namespace PuyangFabu.Review.Editing;\n\nclass A\n{\n    string b = \"\".Shortened();\n}\n")]
    [InlineData("namespace PuyangFabu.Review.Editing;\n\nclass A\n{\n    int b = \"\".Signs;\n}\n")]
    [InlineData("namespace PuyangFabu.Review.Editing;\n\nclass A\n{\n    string b = string.Made<int>(1);\n}\n")]
    public void What_an_outer_namespace_declares_is_used_without_a_directive(string code) => Assert.Contains(
        new ProductCode([
            new("src/PuyangFabu/Review/ReviewDesk.cs", "namespace PuyangFabu.Review;\n\npublic static class ReviewDesk\n{\n    public static string Marked(this string text) => text;\n\n    extension(string text)\n    {\n        public string Shortened() { return text; }\n\n        public int Signs => text.Length;\n    }\n\n    extension(string)\n    {\n        public static string Made<T>(T of) => \"\";\n    }\n}\n"),
            new("src/PuyangFabu/Review/Editing/A.cs", code)]).Uses(),
        static use => use is { From: "PuyangFabu.Review.Editing", To: "PuyangFabu.Review" });

    [Theory]
    [InlineData("src/PuyangFabu/Content/Boards/Invented.cs", "using PuyangFabu.Sandbox.Phones;\n\nnamespace PuyangFabu.Content.Boards;\n", true)]
    [InlineData("src/PuyangFabu/Site/Frame/Invented.cs", "namespace PuyangFabu.Site.Frame;\n\nclass A\n{\n    Sandbox.Phones.Phone? b;\n}\n", true)]
    [InlineData("src/PuyangFabu/Site/Frame/Invented.razor", "@using PuyangFabu.Sandbox.Phones\n", true)]
    [InlineData("src/PuyangFabu/Program.cs", "using PuyangFabu.Sandbox.Phones;\n", true)]
    [InlineData("src/PuyangFabu.WeChat/Api/Invented.cs", "using PuyangFabu.Sandbox.Phones;\n\nnamespace PuyangFabu.WeChat.Api;\n", true)]
    [InlineData("src/PuyangFabu/Hosting/Invented.cs", "using PuyangFabu.Sandbox.Phones;\n\nnamespace PuyangFabu.Hosting;\n", false)]
    [InlineData("src/PuyangFabu.Sandbox/Invented.cs", "using PuyangFabu.Sandbox.Phones;\n\nnamespace PuyangFabu.Sandbox;\n", false)]
    public void Only_Hosting_may_use_the_sandbox(string path, string code, bool breaks) => Assert.Equal(
        breaks,
        AreaRules.SandboxOutsideHosting(Map, new ProductCode(
            [.. Around, new("src/PuyangFabu.Sandbox/Phones/Phone.cs", "namespace PuyangFabu.Sandbox.Phones;\n\npublic sealed class Phone;\n"), new(path, code)])).Count > 0);

    [Theory]
    [InlineData("src/PuyangFabu/Content/Boards/Invented.razor", "<p></p>\n", true)]
    [InlineData("src/PuyangFabu/Foundation/Pages/Invented.razor", "<p></p>\n", true)]
    [InlineData("src/PuyangFabu/Review/Invented.cs", "namespace PuyangFabu.Review;\n\npublic sealed class Invented : ComponentBase;\n", true)]
    [InlineData("src/PuyangFabu/Foundation/Pages/PageRoot.razor", "<p></p>\n", false)]
    [InlineData("src/PuyangFabu/Site/Frame/Invented.razor", "<p></p>\n", false)]
    [InlineData("src/PuyangFabu/Content/Boards/Invented.cs", "namespace PuyangFabu.Content.Boards;\n\npublic sealed class Invented;\n", false)]
    public void A_page_elsewhere_is_seen(string path, string code, bool breaks) =>
        Assert.Equal(breaks, AreaRules.PagesElsewhere(Map, new ProductCode([.. Around, new(path, code)])).Count > 0);

    [Theory]
    [InlineData("PuyangFabu/Content/Boards")]
    [InlineData("PuyangFabu.WeChat/Messages")]
    [InlineData("PuyangFabu.Sandbox/Phones")]
    public void A_crowded_folder_is_seen_in_every_project(string folder)
    {
        SourceFile[] files = [.. Enumerable.Range(0, 3).Select(number => new SourceFile(
            $"src/{folder}/A{number}.cs", $"namespace {folder.Replace('/', '.')};\n\nclass A{number};\n"))];

        Assert.Empty(AreaRules.Crowded(new ProductCode(files), mostFiles: 3));
        Assert.Single(AreaRules.Crowded(new ProductCode(files), mostFiles: 2));
    }

    private static IReadOnlyList<string> AgainstTheOrder(params SourceFile[] files) => AreaRules.AgainstTheOrder(Map, new ProductCode([.. Around, .. files]));

    private static IReadOnlyList<string> Circles(params SourceFile[] files) => AreaRules.Circles(Map, new ProductCode([.. Around, .. files]));
}
