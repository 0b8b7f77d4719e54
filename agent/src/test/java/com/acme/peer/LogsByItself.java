package com.acme.peer;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs with an slf4j-simple of its own, before and after calls that are cached. */
public class LogsByItself implements Scenario {

    @Override
    public void run(Transcript out) {
        Logger logger = LoggerFactory.getLogger(LogsByItself.class);
        OrderDao dao = new OrderDao();
        logger.info("before");
        dao.find(1);
        dao.find(1);
        logger.debug("too fine");
        logger.info("after");
        out.line("bodies " + OrderDao.bodies);
    }
}
