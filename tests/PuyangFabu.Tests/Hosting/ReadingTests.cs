using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Hosting;

public sealed class ReadingTests(TestDatabases databases)
{
    [Fact]
    public async Task No_call_that_reads_changes_a_row()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var operators = OperatorDriver.Of(host);
        var people = new List<HttpClient> { await operators.AdminAsync() };
        foreach (var role in Role.All.Where(static role => role != Role.Admin))
        {
            people.Add(await operators.WithRolesAsync(role));
        }

        var paths = PathsOf(host).ToList();
        Assert.True(paths.Count > 40, $"{paths.Count} paths");
        var before = await TablesAsync(host.Database.Database);

        foreach (var path in paths)
        {
            // By the first one who may.
            foreach (var person in people)
            {
                using var answer = await person.GetAsync(path);
                Assert.True((int)answer.StatusCode < 500, $"{path} {answer.StatusCode}");
                if (answer.StatusCode != HttpStatusCode.Forbidden)
                {
                    break;
                }
            }

            var after = await TablesAsync(host.Database.Database);
            Assert.Empty(after.Where(table => before[table.Key] != table.Value).Select(table => $"{path} changes {table.Key}"));
        }
    }

    // What is sought by its name or number is sought as one that the sample content has, where it has one.
    private static IEnumerable<string> PathsOf(ProductHost host) => host.Services.GetServices<EndpointDataSource>()
        .SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(static endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(static endpoint => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(static segment => string.Concat(segment.Parts.Select(ValueOf)))))
        .Where(static path => path.StartsWith("/api/", StringComparison.Ordinal))
        .Distinct().Order();

    private static string ValueOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "slug" } => "puyang",
        RoutePatternParameterPart => "1",
        _ => "",
    };

    private static Task<Dictionary<string, string>> TablesAsync(Database database) => database.ReadAsync(
        static async session =>
        {
            var contents = new Dictionary<string, string>();
            foreach (var table in await session.QueryAsync<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"))
            {
                var rows = await session.QueryAsync<dynamic>($"select * from {table}");
                var text = string.Join('\n', rows.Select(static row => string.Join('|', ((IDictionary<string, object?>)row).Select(static cell => $"{cell.Key}={cell.Value}"))));
                contents[table] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            }

            return contents;
        },
        CancellationToken.None);
}
