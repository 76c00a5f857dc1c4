using System.Text;
using PuyangFabu.Content.Articles.Intake;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Takes the HTML that Markdown becomes, and no more than an article may be: one long link that is referred to thousands of times would be gigabytes.</summary>
internal sealed class BoundedWriter : StringWriter
{
    private const int Longest = 4 * ArticleInputRules.LongestBody;

    public BoundedWriter()
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
    }

    public override void Write(char value)
    {
        base.Write(value);
        Check();
    }

    public override void Write(string? value)
    {
        base.Write(value);
        Check();
    }

    public override void Write(char[] buffer, int index, int count)
    {
        base.Write(buffer, index, count);
        Check();
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        base.Write(buffer);
        Check();
    }

    public override void Write(StringBuilder? value)
    {
        base.Write(value);
        Check();
    }

    private void Check()
    {
        if (GetStringBuilder().Length > Longest)
        {
            throw new ArticleBodyException($"正文的 Markdown 排成网页后太长（最多 {Longest} 个字符）");
        }
    }
}
