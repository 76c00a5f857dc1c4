namespace PuyangFabu.People.Operators.Appointments;

/// <summary>Why roles wait to be confirmed, as stored.</summary>
public static class WaitingReason
{
    public const string Created = "created";
    public const string RolesGiven = "rolesGiven";
    public const string PasswordReset = "passwordReset";
    public const string SecondFactorReset = "secondFactorReset";

    /// <summary>In the words of pages and reports.</summary>
    public static string NameOf(string reason) => reason switch
    {
        Created => "新任命",
        RolesGiven => "角色变动",
        PasswordReset => "密码被重设",
        SecondFactorReset => "动态口令被解除",
        _ => reason,
    };
}
