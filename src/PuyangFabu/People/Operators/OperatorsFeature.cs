using Microsoft.AspNetCore.Identity;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.People.Operators.Identity;
using PuyangFabu.People.Operators.Passwords;
using PuyangFabu.People.Operators.SecondFactors;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.People.Operators.Tokens;

namespace PuyangFabu.People.Operators;

/// <summary>Registers the people behind the account: who they are, how they sign in, what their tokens are worth.</summary>
public static class OperatorsFeature
{
    /// <summary>Of PBKDF2 with HMAC-SHA-512, as OWASP advises; about a tenth of a second for each guess.</summary>
    private const int HashIterations = 210_000;

    public static IServiceCollection AddOperators(this IServiceCollection services, OperatorsOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<OperatorStore>();
        services.AddSealedRows<OperatorStore>();
        services.AddSingleton<OperatorReader>();
        services.AddSingleton<OperatorBootstrap>();
        services.AddScoped<OperatorAppointments>();
        services.AddSingleton<OperatorChanges>();
        services.AddDueWork<AppointmentDecisions>();
        services.AddSingleton<PasswordProof>();
        services.AddScoped<PasswordChanges>();
        services.AddScoped<SecondFactorEnrolment>();
        services.AddSingleton<PersonalTokens>();
        services.AddSingleton<OwnSessions>();
        services.AddSingleton<SelfView>();
        services.AddSingleton<SignInStep>();
        services.AddSingleton<OldPasswordStore>();
        services.AddSingleton<OperatorSessionStore>();
        services.AddSingleton<OperatorTokenStore>();
        services.AddSingleton<SignInFailureStore>();
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<PasswordTurns>();
        services.AddBound<PasswordTurns>("sign_in.passwords", PasswordTurns.AtOnce + PasswordTurns.LongestLine, static turns => turns.InLine);
        services.AddSingleton<UnknownPerson>();
        services.AddSingleton<SessionTimes>();
        services.AddSingleton<SignInDemands>();
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<CredentialLookup>();
        services.AddScoped<SignIns>();
        services.AddIdentity();
        return services;
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        // Registered before Identity's own, which then stay out: rules in Chinese, and names in it too.
        services.AddScoped<IPasswordValidator<Operator>, PasswordValidator>();
        services.AddScoped<IUserValidator<Operator>, OperatorValidator>();
        services.AddSingleton<IPasswordHasher<Operator>, PasswordHasher<Operator>>();
        services.Configure<PasswordHasherOptions>(static hasher => hasher.IterationCount = HashIterations);
        services.AddIdentityCore<Operator>()
            .AddUserStore<OperatorIdentityStore>()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider);
    }
}
