namespace PuyangFabu.Tests;

/// <summary>What counts as a comment, shown on invented code.</summary>
public sealed class CodeCommentsTests
{
    [Theory]
    [InlineData("a(); // b();\nc();", "a(); \nc();")]
    [InlineData("a();//b();\nc();", "a();\nc();")]
    [InlineData("a(); /* b(); \n */ c();", "a();   c();")]
    [InlineData("a(\"http://b\"); c();", "a(\"http://b\"); c();")]
    [InlineData("a(\" // \"); b();", "a(\" // \"); b();")]
    [InlineData("a(\"/*\"); b(); d(\"*/\");", "a(\"/*\"); b(); d(\"*/\");")]
    [InlineData("a(\"\\\" // \"); // b", "a(\"\\\" // \"); ")]
    [InlineData("a(@\"\\\"); // b", "a(@\"\\\"); ")]
    [InlineData("a(@\"\"\" // \"); b();", "a(@\"\"\" // \"); b();")]
    [InlineData("a(\"\"\" \" // \"\"\"); b(); // c", "a(\"\"\" \" // \"\"\"); b(); ")]
    [InlineData("a($\"{b(\" // \")}\"); c(); // d", "a($\"{b(\" // \")}\"); c(); ")]
    [InlineData("a($\"{{ // \"); b(); // c", "a($\"{{ // \"); b(); ")]
    [InlineData("a($$\"\"\"{ {{b(\"//\")}} \"\"\"); c(); // d", "a($$\"\"\"{ {{b(\"//\")}} \"\"\"); c(); ")]
    [InlineData("a('\"'); // b", "a('\"'); ")]
    [InlineData("a('\\''); // b", "a('\\''); ")]
    [InlineData("a(\"\"); // b", "a(\"\"); ")]
    public void Only_what_stands_outside_of_texts_is_a_comment(string code, string left) => Assert.Equal(left, CodeComments.Without(code));

    [Theory]
    [InlineData("<p>@* b *@</p>", "<p> </p>")]
    [InlineData("<a href=\"https://b\">c</a>", "<a href=\"https://b\">c</a>")]
    [InlineData("<p title=\"@* b *@\">@c</p>", "<p title=\"@* b *@\">@c</p>")]
    [InlineData("@code {\n    // b\n    int a;\n}", "@code {\n     \n    int a;\n}")]
    public void A_page_has_comments_of_its_own(string code, string left) => Assert.Equal(left, CodeComments.Without(code, isPage: true));
}
