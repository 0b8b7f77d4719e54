package com.acme.tenants.hibernate;

import com.acme.tenants.Current;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** What Hibernate asks. Nobody's while it starts. */
public class CurrentTenant implements CurrentTenantIdentifierResolver<String> {

    @Override
    public String resolveCurrentTenantIdentifier() {
        return Current.tenant() == null ? "nobody" : Current.tenant();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return false;
    }
}
