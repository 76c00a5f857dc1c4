using System.Net;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console;

/// <summary>People of a newsroom in the console.</summary>
internal static class NewsroomVisits
{
    private const string Own = "Another-word-77";

    /// <summary>Signs in for the first time and changes the password.</summary>
    public static async Task<ConsoleVisitor> EnterAsync(this Newsroom room, string userName)
    {
        var visitor = new ConsoleVisitor(room.Host.Address);
        using var entered = await visitor.SignInAsync(userName, OperatorDriver.Password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync("/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", Own), ("repeated", Own));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        return visitor;
    }

    /// <summary>The word that the last page asks to type, as its label says it.</summary>
    public static string WordToType(this ConsoleVisitor visitor) =>
        System.Text.RegularExpressions.Regex.Match(WebUtility.HtmlDecode(visitor.Html), "for=\"typed\">输入[^“]*“([^”]*)”").Groups[1].Value;

    /// <summary>Where the last answer leads.</summary>
    public static string Target(this HttpResponseMessage answer) => answer.Headers.Location?.OriginalString ?? "";
}
