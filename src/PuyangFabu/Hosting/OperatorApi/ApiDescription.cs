using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.OpenApi;
using PuyangFabu.Foundation.Pages;
using Scalar.AspNetCore;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>The description of the operator API for programs (<c>/openapi/v1.json</c>) and people (<c>/scalar</c>).</summary>
public static class ApiDescription
{
    private const string Bearer = "Bearer";

    /// <summary>What the reader has no setting for: links to its makers, and what would make something there.</summary>
    private const string OutwardLinks = "a[href^=\"http://\"], a[href^=\"https://\"], .generate-sdk-button { display: none !important; }";
    private static readonly PathString[] Paths = ["/openapi", "/scalar"];

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOutputCache().AddOpenApi("v1", static options =>
    {
        options.ShouldInclude = static description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(static (document, context, _) =>
        {
            var site = context.ApplicationServices.GetRequiredService<PublisherOptions>();
            document.Info = new OpenApiInfo
            {
                Title = $"{site.Name}操作接口",
                Version = "v1",
                Description = "先 POST /api/session 登录取得令牌，之后在请求头写 Authorization: Bearer 令牌。错误一律为 application/problem+json：title 是中文说明，code 供程序判断，errors 按字段列出填写不对之处。",
            };

            // By itself it would repeat whatever host the caller named.
            document.Servers = [new OpenApiServer { Url = context.ApplicationServices.GetRequiredService<PublicUrls>().To("/").TrimEnd('/') }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(static (schema, context, _) =>
        {
            foreach (var shown in context.JsonTypeInfo.Properties.Where(EchoedFields.IsOnlyShown))
            {
                schema.Properties?.Remove(shown.Name);
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static async (operation, context, cancellation) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
            }

            operation.Responses ??= [];
            operation.Responses["4XX"] = new OpenApiResponse
            {
                Description = "没有做成：400 填写不对，401 未登录，403 没有权限，404 没有找到，409 当前状态不允许，412 已被他人修改",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ApiProblem.ContentType] = new OpenApiMediaType { Schema = await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancellation) },
                },
            };
        });
    });

    /// <summary>Nothing but this server is spoken to from these pages, whatever the reader offers.</summary>
    public static void UseApiDescription(this WebApplication app) => app.UseWhen(
        static context => Array.Exists(Paths, path => context.Request.Path.StartsWithSegments(path)),
        static branch =>
        {
            branch.Use(static (context, next) =>
            {
                // Only when the answer starts is the nonce of its scripts known.
                context.Response.OnStarting(static state => AddHeadersAsync((HttpContext)state), context);
                return next(context);
            });
            branch.UseOutputCache();
        });

    private static Task AddHeadersAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce
            ? $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            : "default-src 'none'; frame-ancestors 'none'";
        return Task.CompletedTask;
    }

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().CacheOutput(new MadeOnce());
        routes.MapScalarApiReference("/scalar", static options =>
        {
            options.Title = "操作接口";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.DynamicNonce = true;
            options.Favicon = "/favicon.svg";
            options.Localization = new ScalarLocalizationOptions { Locale = "zh-CN" };

            // Calls go to where the page came from, whatever public address the description names.
            options.Servers = [new ScalarServer("/")];

            // Everything that would send what is read here, or the description, to the reader's makers.
            options.Agent = new ScalarAgentOptions { Disabled = true };
            options.Mcp = new ScalarMcpOptions { Disabled = true };
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            options.HideClientButton = true;
            options.CustomCss = OutwardLinks;
        });
    }
}

/// <summary>
/// One answer for everybody for a day, whatever comes with the request: to make it takes a processor the better part of a
/// second. The framework's own policy would make it anew for whoever sends an Authorization header.
/// </summary>
internal sealed class MadeOnce : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
        context.CacheVaryByRules.VaryByHost = false;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = context.HttpContext.Response.StatusCode == StatusCodes.Status200OK;
        return ValueTask.CompletedTask;
    }
}
