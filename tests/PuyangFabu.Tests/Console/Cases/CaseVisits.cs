using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.Cases;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Cases;

/// <summary>People of the room of cases in the console.</summary>
internal static partial class CaseVisits
{
    public static Task<ConsoleVisitor> EnterAsync(this CaseRoom room, string userName, params string[] roles) => room.Product.EnterAsAsync(room.Operators, userName, roles);

    /// <summary>Somebody who handles the cases of the first unit.</summary>
    public static async Task<ConsoleVisitor> EnterAgentAsync(this CaseRoom room, string userName)
    {
        var id = await room.Operators.CreateAsync(userName, Role.Agent);
        await (await room.Operators.AdminAsync()).CallAsync("PUT", $"/api/cases/desks/{id}", new { units = new[] { room.Unit } });
        return await room.Product.EnterFirstAsync(userName);
    }

    /// <summary>Opens a page and sends its form with the revision and the content that it showed; it leads back to the case.</summary>
    public static async Task DoneAsync(this ConsoleVisitor visitor, string path, string done, params (string Name, string Value)[] fields)
    {
        using var form = await visitor.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        using var sent = await visitor.SendAsync(path, [("revision", visitor.Field("revision")), ("contentHash", visitor.Field("contentHash")), .. fields]);
        Assert.True(sent.StatusCode == HttpStatusCode.SeeOther, $"{path}: {sent.StatusCode} {visitor.Html}");
        Assert.Equal($"{path[..path.LastIndexOf('/')]}?done={done}", sent.Target());
    }

    /// <summary>The cases to which the last page leads.</summary>
    public static string[] CasePaths(this ConsoleVisitor visitor) => [.. Links().Matches(visitor.Html).Select(static link => link.Groups[1].Value).Distinct()];

    public static string CasePath(this ConsoleVisitor visitor) => visitor.CasePaths().Single();

    [GeneratedRegex("href=\"(/console/cases/\\d+)\"")]
    private static partial Regex Links();
}
