using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators;

/// <summary>All SQL of the tables <c>operators</c> and <c>operator_turn</c>.</summary>
public sealed class OperatorStore(Database database, TimeProvider clock) : ISealedRows
{
    private const string Columns =
        """
        id, user_name, normalized_name, display_name, roles as role_text, waiting_roles as waiting_role_text, waiting_why, waiting_by,
        waiting_by_name, waiting_since_ms, appointed_alone, enabled, bootstrap, password_hash, password_set_ms,
        must_change_password, security_stamp, second_factor, authenticator_key, last_totp_step, recovery_codes,
        last_sign_in_ms, last_sign_in_address, previous_sign_in_ms, previous_sign_in_address, revision, created_ms, updated_ms
        """;

    public string SealedName => "操作员的动态口令";

    public async Task<bool> AnySealedAsync(DbSession session) =>
        await session.ScalarAsync<long>("select count(*) from operators where authenticator_key <> ''") > 0;

    /// <summary>
    /// Call at the head of a transaction that judges all operators together (is there another administrator?): such
    /// transactions then come one after the other, on every node.
    /// </summary>
    public static Task TakeTurnAsync(DbSession session) => session.ExecuteAsync("update operator_turn set taken = taken + 1");

    public static Task<Operator?> FindAsync(DbSession session, long id) =>
        session.FirstOrDefaultAsync<Operator>($"select {Columns} from operators where id = @id", new { id });

    public Task<Operator?> FindAsync(long id, CancellationToken cancellation) =>
        database.ReadAsync(session => FindAsync(session, id), cancellation);

    /// <param name="normalizedName">See <see cref="Operator.NormalizedName"/>.</param>
    public Task<Operator?> FindByNameAsync(string normalizedName, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<Operator>($"select {Columns} from operators where normalized_name = @normalizedName", new { normalizedName }),
        cancellation);

    /// <summary>Everyone, in the order in which they were appointed.</summary>
    public static Task<IReadOnlyList<Operator>> ListAsync(DbSession session) =>
        session.QueryAsync<Operator>($"select {Columns} from operators order by id");

    public Task<IReadOnlyList<Operator>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    /// <returns>The new operator's id, or null when the name is taken.</returns>
    public Task<long?> InsertAsync(DbSession session, Operator person)
    {
        person.CreatedMs = person.UpdatedMs = clock.NowMs();
        return session.FirstOrDefaultAsync<long?>(
            """
            insert into operators (
                user_name, normalized_name, display_name, roles, waiting_roles, waiting_why, waiting_by, waiting_by_name,
                waiting_since_ms, appointed_alone, enabled, bootstrap, password_hash, password_set_ms,
                must_change_password, security_stamp, created_ms, updated_ms)
            values (
                @UserName, @NormalizedName, @DisplayName, @RoleText, @WaitingRoleText, @WaitingWhy, @WaitingBy, @WaitingByName,
                @WaitingSinceMs, @AppointedAlone, @Enabled, @Bootstrap, @PasswordHash, @PasswordSetMs,
                @MustChangePassword, @SecurityStamp, @CreatedMs, @UpdatedMs)
            on conflict (normalized_name) do nothing
            returning id
            """,
            person);
    }

    /// <summary>Writes name, roles and what waits, password and whether the operator is enabled; the second factor and sign-ins have statements of their own.</summary>
    /// <returns>False when somebody else changed the operator since it was read.</returns>
    public Task<bool> UpdateAsync(DbSession session, Operator person) => WriteAsync(
        session,
        """
        update operators set
            display_name = @DisplayName, roles = @RoleText, waiting_roles = @WaitingRoleText, waiting_why = @WaitingWhy,
            waiting_by = @WaitingBy, waiting_by_name = @WaitingByName, waiting_since_ms = @WaitingSinceMs,
            appointed_alone = @AppointedAlone, enabled = @Enabled, password_hash = @PasswordHash,
            password_set_ms = @PasswordSetMs, must_change_password = @MustChangePassword, security_stamp = @SecurityStamp,
            revision = revision + 1, updated_ms = @UpdatedMs
        where id = @Id and revision = @Revision
        """,
        person);

    /// <summary>Writes the second factor, roles and what waits.</summary>
    /// <returns>False when somebody else changed the operator since it was read.</returns>
    public Task<bool> UpdateSecondFactorAsync(DbSession session, Operator person) => WriteAsync(
        session,
        """
        update operators set
            roles = @RoleText, waiting_roles = @WaitingRoleText, waiting_why = @WaitingWhy, waiting_by = @WaitingBy,
            waiting_by_name = @WaitingByName, waiting_since_ms = @WaitingSinceMs, appointed_alone = @AppointedAlone,
            second_factor = @SecondFactor, authenticator_key = @AuthenticatorKey, last_totp_step = @LastTotpStep,
            recovery_codes = @RecoveryCodes, security_stamp = @SecurityStamp, revision = revision + 1, updated_ms = @UpdatedMs
        where id = @Id and revision = @Revision
        """,
        person);

    /// <summary>Writes nothing but the roles, whoever changed whatever else in the meantime.</summary>
    public static Task SetRolesAsync(DbSession session, Operator person) => session.ExecuteAsync(
        "update operators set roles = @RoleText, revision = revision + 1 where id = @Id", person);

    /// <summary>Notes a sign-in and uses up the code it was made with.</summary>
    /// <param name="person">As it was read, with the used code taken away.</param>
    /// <param name="stepBefore">Its <see cref="Operator.LastTotpStep"/> when it was read.</param>
    /// <param name="codesBefore">Its <see cref="Operator.RecoveryCodes"/> when it was read.</param>
    /// <returns>False when the operator was disabled, the password changed or the code used in the meantime.</returns>
    public async Task<bool> SignInAsync(DbSession session, Operator person, long stepBefore, string codesBefore, string address)
    {
        var now = clock.NowMs();
        var written = await session.ExecuteAsync(
            """
            update operators set
                previous_sign_in_ms = last_sign_in_ms, previous_sign_in_address = last_sign_in_address,
                last_sign_in_ms = @now, last_sign_in_address = @address, last_totp_step = @LastTotpStep, recovery_codes = @RecoveryCodes
            where id = @Id and enabled and security_stamp = @SecurityStamp
                and last_totp_step = @stepBefore and recovery_codes = @codesBefore
            """,
            new { person.Id, person.SecurityStamp, person.LastTotpStep, person.RecoveryCodes, now, address, stepBefore, codesBefore });
        (person.PreviousSignInMs, person.PreviousSignInAddress) = (person.LastSignInMs, person.LastSignInAddress);
        (person.LastSignInMs, person.LastSignInAddress) = (now, address);
        return written == 1;
    }

    private async Task<bool> WriteAsync(DbSession session, string sql, Operator person)
    {
        person.UpdatedMs = clock.NowMs();
        var written = await session.ExecuteAsync(sql, person);
        person.Revision++;
        return written == 1;
    }
}
