using System.Collections;
using System.Globalization;
using System.Resources;
using PuyangFabu.Console.Frame.Islands;
using Radzen.Blazor;

namespace PuyangFabu.Tests.Console.Frame.Islands;

public sealed class RadzenTextsTests
{
    /// <summary>Components that the console uses, or may soon.</summary>
    private static readonly string[] Used = ["HtmlEditor", "Dialog_", "DatePicker_", "DropDown_", "Scheduler_", "Pager_", "Upload_", "Numeric_", "Notification_"];

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

    [Fact]
    public void Days_and_months_are_Chinese_and_a_week_begins_with_Monday()
    {
        var day = new DateTime(2026, 11, 30);
        Assert.Equal("2026年11月", day.ToString("Y", ChineseCulture.Value));
        Assert.Equal("星期一", day.ToString("dddd", ChineseCulture.Value));
        Assert.Equal(DayOfWeek.Monday, ChineseCulture.Value.DateTimeFormat.FirstDayOfWeek);
    }
}
