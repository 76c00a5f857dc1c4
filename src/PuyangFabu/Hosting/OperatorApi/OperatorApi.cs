using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Console.Frame;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>What all calls under <c>/api</c> have in common; the calls themselves belong to the features.</summary>
public static class OperatorApi
{
    public const string Prefix = "/api";

    /// <summary>Where operators, not followers and readers, are served.</summary>
    private static readonly PathString[] Places = [Prefix, "/console", "/openapi", "/scalar"];

    /// <summary>An article's body has at most a million characters, three bytes each, twice as JSON escapes them.</summary>
    private const long LargestBody = 8 * 1024 * 1024;

    private static readonly IJsonTypeInfoResolver Types = new DefaultJsonTypeInfoResolver().WithAddedModifier(EchoedFields.Add);
    private static readonly JsonStringEnumConverter EnumNames = new(JsonNamingPolicy.CamelCase);

    public static bool IsForOperators(PathString path) => Array.Exists(Places, place => path.StartsWithSegments(place));

    public static IServiceCollection AddOperatorApi(this IServiceCollection services, OperatorsOptions operators)
    {
        services.AddAuthentication()
            .AddPolicyScheme(PermissionPolicies.Scheme, null, static options => options.ForwardDefaultSelector = static context =>
                context.Request.Path.StartsWithSegments(ConsoleEndpoints.Prefix) ? SignInSchemes.Cookie : SignInSchemes.Bearer)
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(SignInSchemes.Bearer, null)
            .AddConsoleCookies(operators);
        services.AddAuthorization(static options => options.AddPermissionPolicies());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, PermissionAnswers>();
        services.AddSingleton<IAuthorizationHandler, PostPermissions>();
        services.AddSingleton<RefusalRecord>();
        services.AddScoped<RequestActor>();
        services.AddScoped(static provider => provider.GetRequiredService<RequestActor>().Actor);
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(static options =>
        {
            // Answers are JSON with its own content type and nosniff: Chinese may stay readable in them.
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.RespectNullableAnnotations = true;

            // Which of two "title" (or of "title" and "Title") is meant, a reviewer and the program may read differently.
            options.SerializerOptions.AllowDuplicateProperties = false;

            // A field that nobody reads was meant for something: a misspelt "scheduledAt" would send at once.
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.SerializerOptions.TypeInfoResolver = Types;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.Converters.Add(EnumNames);
        });
        return services;
    }

    /// <summary>Who asks in an island of the console; takes the place of what the console's components bring along, so it comes after them.</summary>
    public static IServiceCollection AddOpenPages(this IServiceCollection services)
    {
        services.AddScoped<AuthenticationStateProvider, OpenSessionState>();
        services.AddScoped<CircuitHandler, CircuitActor>();
        return services;
    }

    /// <summary>Problem answers, authorisation and the actor. Followers' messages pay nothing for it: no scheme is tried on a route without a policy.</summary>
    public static void UseOperatorApi(this WebApplication app)
    {
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<OperatorAddresses>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<RestrictionMiddleware>();
        app.UseWhen(
            static context => IsForOperators(context.Request.Path),
            static branch => branch.Use(static (context, next) =>
            {
                context.RequestServices.GetRequiredService<RequestActor>().Fill(context);
                return next(context);
            }));
    }

    /// <summary>The group that features map their calls into.</summary>
    public static RouteGroupBuilder MapOperatorApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Prefix)
            .RequireAuthorization()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .AddEndpointFilter<OutcomeAnswers>();
        ((IEndpointConventionBuilder)api).Finally(OutcomeAnswers.Describe);
        return api;
    }
}
