using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.Versions;

/// <summary>Every role on every call for content: the refusals come before anything is read of the input.</summary>
public sealed class ContentPermissionTests(ContentHost content) : IClassFixture<ContentHost>
{
    private static readonly string[] Readers = [.. Role.All.Where(static role => role != Role.Agent)];
    private static readonly string[] Managers = [Role.Editor, Role.Admin];
    private static readonly string[] Approvers = [Role.Reviewer, Role.Chief, Role.Publisher];

    private static readonly (string Method, string Path, string[] Roles)[] Calls =
    [
        .. new[]
        {
            "/api/reply-rules", "/api/reply-rules/1", "/api/reply-rules/deleted", "/api/reply-rules/1/versions", "/api/unanswered-words",
            "/api/boards", "/api/boards/zhuanti", "/api/boards/deleted", "/api/boards/zhuanti/versions", "/api/menu", "/api/menu/versions",
            "/api/standard-replies", "/api/standard-replies/versions",
            "/api/directory", "/api/directory/1", "/api/directory/deleted", "/api/directory/1/versions", "/api/synonyms", "/api/synonyms/versions",
            "/api/services", "/api/services/deleted", "/api/services/1/versions", "/api/calendar", "/api/calendar/2026", "/api/calendar/2026/versions",
            "/api/sources", "/api/sources/problems", "/api/sources/items", "/api/sources/999",
        }.Select(static path => ("GET", path, Readers)),
        ("POST", "/api/reply-rules/try", Readers),
        ("POST", "/api/reply-rules", Managers), ("PUT", "/api/reply-rules/999", Managers), ("DELETE", "/api/reply-rules/999", Managers), ("POST", "/api/reply-rules/999/versions/1/restore", Managers),
        ("POST", "/api/unanswered-words/rule", Managers), ("DELETE", "/api/unanswered-words", Managers),
        ("POST", "/api/boards", Managers), ("PUT", "/api/boards/meiyou", Managers), ("DELETE", "/api/boards/meiyou", Managers), ("POST", "/api/boards/meiyou/versions/1/restore", Managers),
        ("PUT", "/api/menu", Managers), ("POST", "/api/menu/versions/999/restore", Managers), ("POST", "/api/menu/submit", Managers),
        ("POST", "/api/menu/approve", Approvers), ("POST", "/api/menu/reject", Approvers),
        ("PUT", "/api/standard-replies", Managers), ("POST", "/api/standard-replies/versions/999/restore", Managers), ("POST", "/api/standard-replies/submit", Managers),
        ("POST", "/api/standard-replies/approve", Approvers), ("POST", "/api/standard-replies/reject", Approvers),
        ("POST", "/api/directory", Managers), ("PUT", "/api/directory/999", Managers), ("DELETE", "/api/directory/999", Managers), ("POST", "/api/directory/999/versions/1/restore", Managers),
        ("PUT", "/api/calendar/2026", Managers),
        ("POST", "/api/services", Managers), ("PUT", "/api/services/999", Managers), ("DELETE", "/api/services/999", Managers), ("POST", "/api/services/999/versions/1/restore", Managers),
        ("POST", "/api/sources", Managers), ("PUT", "/api/sources/999", Managers), ("DELETE", "/api/sources/999", Managers), ("POST", "/api/sources/try", Managers),
        ("POST", "/api/sources/999/read", Managers), ("POST", "/api/sources/items/999/take", Managers),
        ("PUT", "/api/synonyms", Managers), ("POST", "/api/synonyms/versions/999/restore", Managers),
    ];

    [Fact]
    public async Task Every_role_may_what_the_table_says_and_nobody_without_a_token_anything()
    {
        foreach (var role in Role.All)
        {
            var client = await content.Operators.AppointAsync($"only-{role}", role);
            foreach (var (method, path, roles) in Calls)
            {
                var answer = await client.TryAsync(method, path, method is "POST" or "PUT" ? "{}" : null);
                Assert.True((answer.Status != HttpStatusCode.Forbidden) == roles.Contains(role), $"{role} {method} {path}: {(int)answer.Status}");
                Assert.True((int)answer.Status < 500, $"{role} {method} {path}: {(int)answer.Status}");
            }
        }

        foreach (var (method, path, _) in Calls)
        {
            await content.Operators.Anonymous().CallAsync(method, path, method is "POST" or "PUT" ? "{}" : null, HttpStatusCode.Unauthorized);
        }
    }
}
