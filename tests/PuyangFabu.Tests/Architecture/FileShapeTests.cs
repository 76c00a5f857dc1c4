namespace PuyangFabu.Tests.Architecture;

/// <summary>Which types may share a file, shown on invented ones.</summary>
public sealed class FileShapeTests
{
    [Theory]
    [InlineData("Board", "public sealed class Board;\n", true)]
    [InlineData("Boards", "public sealed class Board;\n", false)]
    [InlineData("Board", "public sealed class Board;\ninternal sealed class BoardParts;\n", false)]
    [InlineData("Answer", "public abstract record Answer;\npublic sealed record TextAnswer(string Text) : Answer;\npublic sealed record NoAnswer : Answer;\n", true)]
    [InlineData("Answer", "public abstract class Answer;\npublic sealed class TextAnswer : Answer;\n", true)]
    [InlineData("BoardViews", "public sealed record BoardView(string Name);\npublic sealed record BoardItemView(int Id);\npublic enum BoardViewKind { A }\n", true)]
    [InlineData("BoardViews", "public sealed record BoardView(string Name);\npublic sealed record ArticleItem(int Id);\n", false)]
    [InlineData("BoardView", "public sealed record BoardView(string Name);\npublic sealed class BoardWriter;\n", false)]
    [InlineData("Outcome", "public abstract record Outcome;\npublic record Outcome<T> : Outcome;\n", true)]
    public void A_file_holds_one_main_type_a_family_or_what_one_resource_looks_like(string name, string code, bool allowed) =>
        Assert.Equal(allowed, FileShape.ProblemOf(new SourceFile($"src/PuyangFabu/Content/Boards/{name}.cs", code)) is null);

    [Fact]
    public void Only_a_short_file_is_shared()
    {
        var code = "public sealed record BoardView(string Name);\npublic sealed record BoardItem(int Id);\n" + new string('\n', FileShape.LongestShared) + "// The end.\n";

        Assert.NotNull(FileShape.ProblemOf(new SourceFile("src/PuyangFabu/Content/Boards/BoardView.cs", code)));
    }
}
