using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Tests.Sandbox;

namespace PuyangFabu.Tests.Documentation;

/// <summary>Every call and every page that the documentation names is answered by the product, by the method that it names.</summary>
public sealed partial class DocumentedRoutesTests(SandboxedProduct product) : IClassFixture<SandboxedProduct>
{
    [Fact]
    public void Every_route_that_a_page_names_is_one()
    {
        var named = DocumentationPage.All.SelectMany(static page => page.Codes.Select(code => (page.Path, Code: code))).Where(static named => Named(named.Code) is not null).ToArray();
        Assert.InRange(named.Length, 80, int.MaxValue);
        Assert.Empty(named.Where(named => !IsAnswered(named.Code)).Select(static named => $"{named.Path} names {named.Code}, which nothing answers."));
    }

    [Theory]
    [InlineData("POST /api/articles/{id}/submit", true)]
    [InlineData("/api/articles/{id}", true)]
    [InlineData("GET /api/articles?board=&status=&q=&kind=&cursor=", true)]
    [InlineData("…/versions/{n}/restore", true)]
    [InlineData("/send-back", true)]
    [InlineData("/", true)]
    [InlineData("/openapi/v1.json", true)]
    [InlineData("/wechat/{代号}", true)]
    [InlineData("/sandbox/phone", true)]
    [InlineData("POST /api/articles/{id}/sumbit", false)]
    [InlineData("DELETE /api/quota", false)]
    [InlineData("/api/articles/submit", false)]
    [InlineData("/nowhere", false)]
    [InlineData("/console/nowhere", false)]
    [InlineData("…/restored", false)]
    public void One_that_nothing_answers_is_told(string code, bool answered)
    {
        Assert.NotNull(Named(code));
        Assert.Equal(answered, IsAnswered(code));
    }

    [Theory]
    [InlineData("data/keys/master.key")]
    [InlineData("/uploads/….jpg")]
    [InlineData("application/json")]
    [InlineData("/etc/logrotate.d/nginx")]
    [InlineData("https://fabu.example.gov.cn/wechat")]
    public void What_is_no_route_is_not_taken_for_one(string code) => Assert.Null(Named(code));

    private static Match? Named(string code) => !MachinePlace().IsMatch(code) && RouteName().Match(code) is { Success: true } match ? match : null;

    private bool IsAnswered(string code)
    {
        var name = Named(code)!;
        var (method, path) = (name.Groups["method"].Value, name.Groups["path"].Value);

        // A part of a path stands for all that end with it; what begins where all of its kind begin is the whole.
        var isPart = code.Contains('…', StringComparison.Ordinal) || !Beginnings().IsMatch(path);
        return Routes().Any(route => (method.Length == 0 || route.Methods.Contains(method)) && (isPart ? EndsWith(route.Path, path) : Regex.IsMatch(path, $"^{WithValues(route.Path)}$")));
    }

    private static bool EndsWith(string route, string part)
    {
        var (names, ends) = (route.Split('/'), part.Split('/')[1..]);
        return names.Length > ends.Length
            && names[^ends.Length..].Zip(ends).All(static pair => pair.First.StartsWith('{') ? pair.Second.StartsWith('{') : pair.First == pair.Second);
    }

    /// <summary>A pattern for the route as pages write it: each parameter is a name in braces, or a value of it.</summary>
    private static string WithValues(string route) => Parameter().Replace(
        Regex.Escape(route), static match => match.Value.Contains(":long", StringComparison.Ordinal) ? @"(?:\{[^/]+\}|\d+)" : "[^/]+");

    private IEnumerable<(string Path, IReadOnlyList<string> Methods)> Routes() =>
        from endpoint in product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + Optional().Replace(endpoint.RoutePattern.RawText!, "").Trim('/')
        where !path.Contains('*', StringComparison.Ordinal)
        select (path, endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []);

    [GeneratedRegex(@"^(?:(?<method>GET|POST|PUT|DELETE) )?…?(?<path>/[^\s?…]*)(?:\?\S*)?$")]
    private static partial Regex RouteName();

    // Folders of the machine that pages name.
    [GeneratedRegex("^/(?:etc|home|usr|var)(?:/|$)")]
    private static partial Regex MachinePlace();

    [GeneratedRegex("^/(?:$|(?:api|console|sandbox|wechat|health|openapi|scalar)(?:/|$))")]
    private static partial Regex Beginnings();

    [GeneratedRegex(@"/\{[^}/]*\?\}$")]
    private static partial Regex Optional();

    // After escaping, which puts a stroke before the opening brace only.
    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Parameter();
}
