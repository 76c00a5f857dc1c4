using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>A message that is one's own telephone number and nothing else, sent before it was asked for.</summary>
internal static partial class ToldContact
{
    /// <param name="text">As it was written.</param>
    public static bool IsAll(string text) => Whole().IsMatch(HalfWidth.Of(text.Trim()));

    // Whose number it is must be clear: that of a shop that is complained of belongs to the words.
    [GeneratedRegex(
        "^(?:(?:我的?|本人的?)?(?:联系)?(?:电话|手机号码|手机号|手机|号码|联系方式)?(?:是|为)?[:：,， ]*)?(?:(?:[+]?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}|0[0-9]{2,3}[- ]?[0-9]{7,8})[。. ]*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
