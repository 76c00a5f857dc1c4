using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Hosting.OperatorApi;

/// <summary>What holds of every route that there is, also of one that is added tomorrow.</summary>
public sealed class EveryRouteTests(TestDatabases databases)
{
    private const string Policy = "permission:";

    /// <summary>What everybody may who has signed in: see and change what is his own.</summary>
    private static readonly string[] Own = ["/api/session", "/api/sessions", "/api/tokens"];

    [Fact]
    public async Task No_call_of_the_API_but_signing_in_answers_who_has_not_signed_in()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);
        using var operators = OperatorDriver.Of(host);
        var stranger = operators.Anonymous();

        var routes = Routes(host, "/api/").Where(static route => (route.Method, route.Path) != ("POST", "/api/session")).ToArray();
        Assert.True(routes.Length > 100, $"only {routes.Length} routes");
        await AssertAsync(routes, stranger, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_call_of_the_API_refuses_each_role_without_its_permission_and_needs_one()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);
        using var operators = OperatorDriver.Of(host);
        var routes = Routes(host, "/api/").ToArray();
        Assert.DoesNotContain(routes, static route => route.Permissions.Count == 0 && !Own.Any(path => route.Path == path || route.Path.StartsWith(path + "/", StringComparison.Ordinal)));

        foreach (var role in Role.All)
        {
            var may = RolePermissions.Of([role]).Select(static permission => permission.ToString()).ToHashSet();
            var client = await operators.AppointAsync($"only-{role}", role);
            var closed = routes.Where(route => route.Permissions.Count > 0 && !route.Permissions.Overlaps(may)).ToArray();
            Assert.NotEmpty(closed);
            await AssertAsync(closed, client, HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Every_call_with_a_body_refuses_a_field_that_nothing_reads_by_its_name()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);
        using var operators = OperatorDriver.Of(host);
        var clients = new List<(HashSet<string> May, HttpClient Client)>();
        foreach (var role in Role.All)
        {
            clients.Add((RolePermissions.Of([role]).Select(static permission => permission.ToString()).ToHashSet(), await operators.AppointAsync($"only-{role}", role)));
        }

        // A menu has WeChat's own form, which its own tests hold.
        var routes = Routes(host, "/api/").Where(static route => route.Body is { } body && body != typeof(System.Text.Json.JsonElement)).ToArray();
        Assert.True(routes.Length > 50, $"only {routes.Length} routes");
        foreach (var route in routes)
        {
            var client = clients.First(client => route.Permissions.Count == 0 || route.Permissions.Overlaps(client.May)).Client;
            var answer = await client.TryAsync(route.Method, route.Path, """{"noSuchField":1}""");
            Assert.True(
                answer.Status == HttpStatusCode.BadRequest && answer.Json.TryGetProperty("errors", out var errors) && errors.TryGetProperty("noSuchField", out _),
                $"{route.Method} {route.Path}: {answer.Status} {answer.Json}");
        }
    }

    [Fact]
    public async Task No_form_of_the_console_does_anything_without_its_token()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);
        using var operators = OperatorDriver.Of(host);
        var visitors = new List<ConsoleVisitor>();
        foreach (var role in Role.All)
        {
            visitors.Add(await ConsoleSignInTests.ReadyAsync(host, operators, $"only-{role}", role));
        }

        // Islands speak over a connection, which is no form.
        var forms = Routes(host, "/console/")
            .Where(static route => route.Method != "GET" && route.Method != "HEAD" && !route.Path.StartsWith("/console/_blazor", StringComparison.Ordinal)).ToArray();
        Assert.True(forms.Length > 15, $"only {forms.Length} forms");
        foreach (var form in forms)
        {
            var answers = new List<HttpStatusCode>();
            foreach (var visitor in visitors)
            {
                foreach (var fields in new Dictionary<string, string>[] { [], new() { ["_handler"] = "form" }, new() { ["_handler"] = "form", ["formToken"] = "invented" } })
                {
                    using var content = new FormUrlEncodedContent(fields);
                    using var answer = await visitor.Client.PostAsync(form.Path, content, TestContext.Current.CancellationToken);
                    answers.Add(answer.StatusCode);
                }
            }

            Assert.All(answers, answer => Assert.True(answer is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{form.Path}: {answer}"));
            Assert.Contains(HttpStatusCode.BadRequest, answers);
        }

        visitors.ForEach(static visitor => visitor.Dispose());
    }

    private static Task AssertAsync(IEnumerable<Route> routes, HttpClient client, HttpStatusCode expected) => Task.WhenAll(routes.Select(async route =>
    {
        var answer = await client.TryAsync(route.Method, route.Path, route.Method is "POST" or "PUT" or "PATCH" ? "{}" : null);
        Assert.True(answer.Status == expected, $"{route.Method} {route.Path}: {answer.Status} instead of {expected}");
    }));

    private static IEnumerable<Route> Routes(ProductHost host, string prefix) =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + Regex.Replace(endpoint.RoutePattern.RawText!.Trim('/'), @"\{[^}]*\}", "1")
        where path.StartsWith(prefix, StringComparison.Ordinal) && !path.Contains('*', StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        select new Route(method, path, PermissionsOf(endpoint), endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType);

    // Several policies on one route must all hold; none has more than one that names permissions.
    private static HashSet<string> PermissionsOf(Endpoint endpoint) => endpoint.Metadata.OfType<IAuthorizeData>()
        .Select(static data => data.Policy ?? "")
        .Where(static policy => policy.StartsWith(Policy, StringComparison.Ordinal))
        .Select(static policy => policy[Policy.Length..])
        .Concat(endpoint.Metadata.OfType<AuthorizationPolicy>()
            .SelectMany(static policy => policy.Requirements)
            .OfType<ClaimsAuthorizationRequirement>()
            .SelectMany(static claim => claim.AllowedValues ?? []))
        .ToHashSet();

    private sealed record Route(string Method, string Path, IReadOnlySet<string> Permissions, Type? Body);
}
