using System.Net;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console;

/// <summary>People of a newsroom in the console.</summary>
internal static class NewsroomVisits
{
    /// <summary>Signs in for the first time and changes the password; over the API he goes on with a token of the new one.</summary>
    public static async Task<ConsoleVisitor> EnterAsync(this Newsroom room, string userName)
    {
        var visitor = await room.Host.EnterFirstAsync(userName);
        await room.SignInWithAsync(userName, ConsolePeople.Own);
        return visitor;
    }

    /// <summary>The word that the last page asks to type, as its label says it.</summary>
    public static string WordToType(this ConsoleVisitor visitor) =>
        System.Text.RegularExpressions.Regex.Match(WebUtility.HtmlDecode(visitor.Html), "for=\"typed\">输入[^“]*“([^”]*)”").Groups[1].Value;

    /// <summary>Where the last answer leads.</summary>
    public static string Target(this HttpResponseMessage answer) => answer.Headers.Location?.OriginalString ?? "";
}
