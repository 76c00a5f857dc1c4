using System.Collections;
using System.Globalization;
using System.Resources;
using PuyangFabu.Console.Frame.Islands;
using Radzen.Blazor;

namespace PuyangFabu.Tests.Console.Frame.Islands;

public sealed class RadzenTextsTests
{
    /// <summary>The text editor, and what its tools open.</summary>
    private static readonly string[] Used = ["HtmlEditor", "Dialog_", "DropDown_"];

    /// <summary>Tools that an official account's texts do without.</summary>
    private static readonly string[] Unused = ["HtmlEditorBackground_", "HtmlEditorColor_", "HtmlEditorFontName_", "HtmlEditorFontSize_"];

    [Fact]
    public void Every_text_of_a_component_is_Chinese()
    {
        var texts = new RadzenTexts();
        var assembly = typeof(RadzenHtmlEditor).Assembly;
        string[] keys =
        [
            .. from name in assembly.GetManifestResourceNames()
               where name.EndsWith(".resources", StringComparison.Ordinal)
               from DictionaryEntry entry in new ResourceReader(assembly.GetManifestResourceStream(name)!)
               select (string)entry.Key,
        ];
        var asked = keys.Where(static key =>
            Used.Any(start => key.StartsWith(start, StringComparison.Ordinal)) && !Unused.Any(start => key.StartsWith(start, StringComparison.Ordinal)));
        Assert.Contains("HtmlEditorBold_Title", keys);
        Assert.DoesNotContain(asked, key => texts.Get(key, CultureInfo.InvariantCulture) is null);
    }
}
