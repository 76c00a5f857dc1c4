using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Console.Frame.Parts;

/// <summary>Every form of the console keeps what is typed, and none of them what must be typed anew; so no form can be forgotten.</summary>
public sealed partial class FormDraftTests
{
    // The choice of articles that its buttons have changed already is in the form that came back, not in the draft.
    private static readonly string[] WithoutDraft = ["BroadcastForm.razor", "PublicationForm.razor"];

    // What a form is made of; the search box and the filters are not sent, they lead to a page.
    private static readonly string[] FormParts = ["ConsoleForm.razor", "PostForm.razor", "FilterForm.razor", "FindForm.razor", "ArticleWriting.razor"];

    private static readonly IReadOnlyList<SourceFile> Files = SourceTree.Files("src/PuyangFabu/Console", "*.razor");

    [Fact]
    public void Every_form_is_made_of_the_parts_that_keep_what_is_typed() =>
        Assert.Equal(FormParts.Order(StringComparer.Ordinal), Files.Where(static file => file.Code.Contains("<form", StringComparison.Ordinal)).Select(static file => file.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_forms_with_a_reason_leave_it_out() =>
        Assert.Equal(WithoutDraft, Files.Where(static file => Draft().IsMatch(file.Code) && !file.Path.Contains("/Frame/Parts/", StringComparison.Ordinal)).Select(static file => file.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_asked_for_so_that_nothing_happens_by_mistake_is_never_found_filled_in()
    {
        // A word to type, and a tick without which nothing is done.
        var asked = Files.SelectMany(static file => Typed().Matches(file.Code).Concat(RequiredTick().Matches(file.Code)).Select(match => (file.Name, match.Value))).ToList();
        Assert.True(asked.Count >= 8, $"Only {asked.Count} found.");
        Assert.DoesNotContain(asked, static field => !field.Value.Contains("Kept=\"false\"", StringComparison.Ordinal) && !field.Value.Contains("data-unkept", StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_for_a_secret_says_so_and_is_not_kept()
    {
        // drafts.js leaves these two kinds out.
        var secrets = Files.SelectMany(static file => Secret().Matches(file.Code).Select(match => (file.Name, match.Value))).ToList();
        Assert.True(secrets.Count >= 8, $"Only {secrets.Count} found.");
        Assert.DoesNotContain(secrets, static field => !field.Value.Contains("Type=\"password\"", StringComparison.Ordinal) && !field.Value.Contains("Autocomplete=\"one-time-code\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("<(Console|Confirm|Post)Form\\b[^<]*?\\sDraft=")]
    private static partial Regex Draft();

    [GeneratedRegex("<TextField Name=\"typed\"[^>]*>")]
    private static partial Regex Typed();

    [GeneratedRegex("<input[^>]*type=\"checkbox\"[^>]*\\srequired[^>]*>")]
    private static partial Regex RequiredTick();

    [GeneratedRegex("<TextField Name=\"(?i:[a-z]*password|[a-z]*secret|token|encodingAesKey|(remove)?code|repeated)\"[^>]*>")]
    private static partial Regex Secret();
}
